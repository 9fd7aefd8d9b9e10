// Shows the events that have every word of the search in them, and hides the others.
const field = document.querySelector('#search');
const found = document.querySelector('#found');
const nothing = document.querySelector('#nothing');
const events = [...document.querySelectorAll('article.event')].map((article) => ({
  article,
  entry: document.querySelector(`[data-event="${article.querySelector('h3').id}"]`),
  text: article.textContent.toLowerCase(),
}));
const explained = document.querySelector('.explained');

function search() {
  const words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
  let count = 0;
  for (const { article, entry, text } of events) {
    const matches = words.every((word) => text.includes(word));
    article.hidden = !matches;
    entry.hidden = !matches;
    if (matches) count += 1;
  }
  explained.hidden = words.length > 0;
  nothing.hidden = count > 0;
  found.textContent = words.length > 0 ? `${count} events found` : '';
}

field.addEventListener('input', search);
document.addEventListener('keydown', (event) => {
  if (event.key === '/' && document.activeElement !== field) {
    event.preventDefault();
    field.focus();
  }
});
search();
