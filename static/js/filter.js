// <table data-filter="label">: a box above the table that hides the rows in
// which what is typed does not occur. Searched are a row's text and data-words.

import { around, element, folded, liveRegion, matches, newID } from './dom.js'

export function start(root) {
  for (const table of root.querySelectorAll('table[data-filter]')) {
    enhance(table)
  }
}

function enhance(table) {
  const rows = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows))
  const texts = new Map()
  const id = newID()
  const input = element('input', {
    class: 'ccg-control__input', id, type: 'search', autocomplete: 'off', spellcheck: 'false',
  })
  const result = liveRegion('ccg-control__result')
  const label = element('label', { for: id }, table.dataset.filter)
  around(table).before(element('div', { class: 'ccg-control' }, label, input, result))

  input.addEventListener('input', () => {
    const query = folded(input.value)
    let shown = 0
    for (const row of rows) {
      if (!texts.has(row)) {
        texts.set(row, folded(row.textContent + ' ' + (row.dataset.words ?? '')))
      }
      row.hidden = !matches(texts.get(row), query)
      shown += row.hidden ? 0 : 1
    }
    result.textContent = query === '' ? '' : `${shown} of ${rows.length} shown`
  })
}
