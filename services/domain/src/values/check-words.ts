/**
 * R19: two words that the operator reads out and the victim sees again in every text and on the page: only the real
 * service knows them. A colour and a thing, in both languages, from the same index, so that a repeat says the same.
 */
const COLOURS = [
  ['BLUE', '蓝色'],
  ['GREEN', '绿色'],
  ['YELLOW', '黄色'],
  ['PURPLE', '紫色'],
  ['WHITE', '白色'],
  ['BLACK', '黑色'],
  ['ORANGE', '橙色'],
  ['PINK', '粉色'],
  ['SILVER', '银色'],
  ['GOLDEN', '金色'],
  ['BROWN', '棕色'],
  ['GREY', '灰色'],
  ['RED', '红色'],
  ['STRIPED', '条纹'],
  ['ROUND', '圆形'],
  ['TINY', '小小'],
] as const;
const THINGS = [
  ['KETTLE', '水壶'],
  ['LADDER', '梯子'],
  ['TEAPOT', '茶壶'],
  ['BASKET', '篮子'],
  ['CANDLE', '蜡烛'],
  ['PILLOW', '枕头'],
  ['BUTTON', '纽扣'],
  ['PENCIL', '铅笔'],
  ['GARDEN', '花园'],
  ['BRIDGE', '小桥'],
  ['MIRROR', '镜子'],
  ['WINDOW', '窗户'],
  ['SPOON', '勺子'],
  ['CLOCK', '时钟'],
  ['CHAIR', '椅子'],
  ['SCARF', '围巾'],
  ['APPLE', '苹果'],
  ['PEACH', '桃子'],
  ['MELON', '西瓜'],
  ['LEMON', '柠檬'],
  ['HORSE', '小马'],
  ['TIGER', '老虎'],
  ['RABBIT', '兔子'],
  ['PANDA', '熊猫'],
  ['RIVER', '河流'],
  ['CLOUD', '云朵'],
  ['STONE', '石头'],
  ['FLOWER', '鲜花'],
  ['BOAT', '小船'],
  ['TRAIN', '火车'],
  ['DRUM', '小鼓'],
  ['KITE', '风筝'],
] as const;

export interface CheckWords {
  readonly en: string;
  readonly zh: string;
}

/** From bytes 8 and 9 of the same HMAC that makes the case reference. */
export function checkWordsOf(digest: Uint8Array): CheckWords {
  const colour = COLOURS[(digest[8] ?? 0) % COLOURS.length] ?? COLOURS[0];
  const thing = THINGS[(digest[9] ?? 0) % THINGS.length] ?? THINGS[0];
  return { en: `${colour[0]} ${thing[0]}`, zh: `${colour[1]} ${thing[1]}` };
}
