// Small helpers for documents and elements.

// whenReady calls start once the page has been read.
export function whenReady(start) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', start)
  } else {
    start()
  }
}

// element makes <name attributes>children</name>; a string child is text.
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value)
  }
  made.append(...children)
  return made
}

// liveRegion is a paragraph whose changes screen readers announce.
export function liveRegion(className) {
  return element('p', { class: className, role: 'status', 'aria-live': 'polite' })
}

// around is what a control for a table goes before: the box the table scrolls
// in, or the table itself.
export function around(table) {
  return table.closest('.ccg-scroll, .ccg-heat') || table
}

// Words that say nothing about what is meant.
const fillers = new Set(['nhs', 'ccg', 'and', 'of', 'the', 'in'])

// folded is text made comparable: lower case, no accents, no punctuation,
// single spaces, saints spelt as in names of places.
export function folded(text) {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .replace(/\bsaint\b/g, 'st')
    .trim()
}

// bare is folded text without the words that say nothing, unless it has no
// others.
export function bare(text) {
  return text.split(' ').filter((word) => !fillers.has(word)).join(' ') || text
}

// matches reports whether every word of the query that says something begins a
// word of the text; both are folded.
export function matches(text, query) {
  const spaced = ' ' + text
  return bare(query).split(' ').every((word) => spaced.includes(' ' + word))
}

let made = 0

// newID is an id that nothing in the page has. The other bundle of the page
// counts for itself, so what it has made is passed over.
export function newID() {
  do {
    made += 1
  } while (document.getElementById('ccg-made-' + made))
  return 'ccg-made-' + made
}
