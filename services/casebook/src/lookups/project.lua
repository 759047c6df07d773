-- Puts what cases contribute in the place of what they contributed before. A case that stands there at this version
-- or a later one is left alone, so that two projectors, a repeat or a late one change nothing.
--
-- KEYS 1 traces   2 summaries   3 phone tasks   4 sums
-- ARGV 1 what stands before the name of each sorted set
--      2 what the names of sets that are searched begin with: such a set keeps the newest so many
--      3 so many
--      4 and on: contributions, as JSON
-- Returns how many were put in.

local prefix, find, keep = ARGV[1], ARGV[2], tonumber(ARGV[3])
local tasks_set = prefix .. 'phone-tasks'
local put = 0

for index = 4, #ARGV do
  local new = cjson.decode(ARGV[index])
  local trace = redis.call('HGET', KEYS[1], new.id)
  local old = trace and cjson.decode(trace) or {version = 0, sets = {}, tasks = {}, unsettled = 0}
  if old.version < new.version then
    put = put + 1
    local scores = {}
    for _, set in ipairs(old.sets) do scores[set[1]] = set[2] end
    for _, set in ipairs(new.sets) do
      local name, score = set[1], set[2]
      if scores[name] ~= score then
        redis.call('ZADD', prefix .. name, score, new.id)
        if string.sub(name, 1, #find) == find then redis.call('ZREMRANGEBYRANK', prefix .. name, 0, -keep - 1) end
      end
      scores[name] = nil
    end
    -- What is left is what the case is no longer in.
    for name in pairs(scores) do redis.call('ZREM', prefix .. name, new.id) end

    local open, ids = {}, {}
    for _, task in ipairs(new.tasks) do
      open[task[1]] = true
      ids[#ids + 1] = task[1]
      redis.call('ZADD', tasks_set, task[2], task[1])
      redis.call('HSET', KEYS[3], task[1], task[3])
    end
    for _, id in ipairs(old.tasks) do
      if not open[id] then
        redis.call('ZREM', tasks_set, id)
        redis.call('HDEL', KEYS[3], id)
      end
    end

    redis.call('HSET', KEYS[2], new.id, new.summary)
    if new.orders_unsettled ~= old.unsettled then
      redis.call('HINCRBY', KEYS[4], 'orders_unsettled', new.orders_unsettled - old.unsettled)
    end
    local kept = {version = new.version, sets = new.sets, tasks = ids, unsettled = new.orders_unsettled}
    redis.call('HSET', KEYS[1], new.id, cjson.encode(kept))
  end
end
return put
