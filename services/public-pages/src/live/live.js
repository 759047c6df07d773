// Keeps the page up to date by sending its own form again. Without this script the button does the same.
const form = document.getElementById('again');
const itself = document.getElementById('itself');

/** Only what has changed is put in, so that it is read out only then. */
function renew(page) {
  for (const id of ['state', 'times', 'banks']) {
    const now = document.getElementById(id);
    const then = page.getElementById(id);
    if (now && then && now.innerHTML !== then.innerHTML) now.replaceChildren(...then.childNodes);
  }
  const every = page.getElementById('again')?.dataset.every;
  if (every) form.dataset.every = every;
  document.title = page.title;
}

async function ask() {
  const body = new URLSearchParams(new FormData(form));
  const answer = await fetch(form.action, { method: 'POST', body, credentials: 'omit', cache: 'no-store' });
  // Anything but the case (no more tries, away) leaves what is known where it is. Where these digits open nothing any more, asking on
  // would only use up tries.
  if (answer.status === 403 || answer.status === 429) box.checked = false;
  if (answer.status === 200) renew(new DOMParser().parseFromString(await answer.text(), 'text/html'));
}

const box = itself?.querySelector('input');

if (form && itself) {
  itself.hidden = false;
  const turn = async () => {
    if (box.checked && !document.hidden) await ask().catch(() => undefined);
    setTimeout(turn, Number(form.dataset.every) * 1000);
  };
  setTimeout(turn, Number(form.dataset.every) * 1000);
}
