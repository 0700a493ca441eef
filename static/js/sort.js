// <table data-sortable> with <th data-sort="text|number|date|rating|gap">: the
// header's text becomes a button that sorts the rows by that column. Cells are
// compared by data-value, or else by their text; ratings by what they mean;
// what is missing is always last. Rows that are equal keep their order.

import { around, element, liveRegion } from './dom.js'
import { goodness } from './verdict.js'

const inWords = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' })
const bySize = (a, b) => a - b

// What each kind of column is compared by, in which order it is sorted first,
// and what either order is called.
const kinds = {
  text: { read: text, compare: inWords.compare, ascending: 'A to Z', descending: 'Z to A' },
  number: { read: number, compare: bySize, ascending: 'lowest first', descending: 'highest first' },
  date: { read: text, compare: inWords.compare, ascending: 'oldest first', descending: 'newest first' },
  rating: { read: goodness, compare: bySize, ascending: 'worst first', descending: 'best first', bestFirst: true },
  gap: { read: gap, compare: bySize, ascending: 'missing first', descending: 'missing last' },
}

export function start(root) {
  for (const table of root.querySelectorAll('table[data-sortable]')) {
    enhance(table)
  }
}

function enhance(table) {
  const said = liveRegion('nhsuk-u-visually-hidden')
  around(table).after(said)
  table.classList.add('ccg-sorts')
  table.caption?.append(element('span', { class: 'nhsuk-u-visually-hidden' }, '. The buttons in the heads of the columns sort it.'))
  const ordered = table.tHead.querySelector('[aria-sort]') !== null
  const given = Array.from(table.tBodies, (body) => ({ body, rows: Array.from(body.rows) }))
  for (const header of table.tHead.querySelectorAll('th[data-sort]')) {
    const name = header.textContent.trim()
    const kind = kinds[header.dataset.sort]
    sortButton(header, name).addEventListener('click', () => {
      const order = next(header.getAttribute('aria-sort'), kind, ordered)
      for (const other of table.tHead.querySelectorAll('[aria-sort]')) {
        other.removeAttribute('aria-sort')
      }
      if (order === null) {
        given.forEach(({ body, rows }) => body.append(...rows))
        said.textContent = 'Back in the first order'
        return
      }
      header.setAttribute('aria-sort', order)
      sort(table, header.cellIndex, kind, order)
      said.textContent = `Sorted by ${name}, ${kind[order]}`
    })
  }
}

// sortButton makes the header's text a button; where it is a link already, a
// button of its own stands under it.
function sortButton(header, name) {
  const button = element('button', { type: 'button', class: 'ccg-sort' })
  if (header.querySelector('a')) {
    button.append(element('span', { class: 'nhsuk-u-visually-hidden' }, 'Sort by ' + name))
  } else {
    button.append(...header.childNodes)
  }
  header.append(button)
  return button
}

// next is the order after the one in force: the kind's first order, the other
// one and, in a table that was in no order by a column, none again.
function next(current, kind, ordered) {
  const [first, second] = kind.bestFirst ? ['descending', 'ascending'] : ['ascending', 'descending']
  switch (current) {
    case first:
      return second
    case second:
      return ordered ? first : null
  }
  return first
}

function sort(table, column, kind, order) {
  const sign = order === 'ascending' ? 1 : -1
  for (const body of table.tBodies) {
    const rows = Array.from(body.rows, (row) => ({ row, key: kind.read(row.cells[column]) }))
    rows.sort((a, b) => {
      if (a.key === null || b.key === null) {
        return (a.key === null) - (b.key === null)
      }
      return sign * kind.compare(a.key, b.key)
    })
    body.append(...rows.map(({ row }) => row))
  }
}

function text(cell) {
  const value = cell?.dataset.value ?? cell?.textContent.trim() ?? ''
  return value === '' ? null : value
}

function number(cell) {
  const value = text(cell)
  if (value === null) {
    return null
  }
  const parsed = Number.parseFloat(value.replace('−', '-').replaceAll(',', ''))
  return Number.isNaN(parsed) ? null : parsed
}

// gap is 0 for a figure that is not compared, 1 for one used with a reserve.
function gap(cell) {
  if (cell.matches('.ccg-gap')) {
    return 0
  }
  return cell.querySelector('abbr') ? 1 : 2
}
