// <table data-filter="label">: a box above the table that hides the rows in
// which what is typed does not occur. Searched are a row's text and data-words.
// Rows with data-region can also be picked by region, and tables with
// <th data-sort="rating"> by rating.

import { around, element, folded, liveRegion, matches, newID } from './dom.js'
import { goodness, verdictWord } from './verdict.js'

export function start(root) {
  for (const table of root.querySelectorAll('table[data-filter]')) {
    new Filter(table)
  }
}

class Filter {
  constructor(table) {
    this.table = table
    this.rows = Array.from(table.tBodies).flatMap((body) => Array.from(body.rows))
    this.texts = new Map()
    this.picks = [regions(this.rows), ratings(table, this.rows)].filter((pick) => pick !== null)
    this.build()
    window.addEventListener('hashchange', () => this.reveal())
  }

  build() {
    this.input = element('input', { class: 'ccg-control__input', type: 'search', autocomplete: 'off', spellcheck: 'false' })
    this.result = liveRegion('ccg-filter__result')
    this.all = element('button', { type: 'button', class: 'ccg-filter__all', hidden: '' }, 'Show all')
    const fields = [field(this.table.dataset.filter, this.input)]
    for (const pick of this.picks) {
      pick.select.addEventListener('change', () => this.show())
      fields.push(field(pick.label, pick.select))
    }
    this.input.addEventListener('input', () => this.show())
    this.input.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.input.value !== '') {
        event.preventDefault()
        this.input.value = ''
        this.show()
      }
    })
    this.all.addEventListener('click', () => {
      this.clear()
      this.input.focus()
    })
    const controls = element('div', { class: 'ccg-filter', role: 'group', 'aria-label': 'Filter the table' }, ...fields,
      element('div', { class: 'ccg-filter__said' }, this.result, this.all))
    around(this.table).before(controls)
  }

  clear() {
    this.input.value = ''
    for (const pick of this.picks) {
      pick.select.value = ''
    }
    this.show()
  }

  // reveal shows all rows again when the address asks for one that is hidden.
  reveal() {
    const row = this.table.querySelector('tr:target')
    if (row && row.hidden) {
      this.clear()
      row.scrollIntoView()
    }
  }

  text(row) {
    if (!this.texts.has(row)) {
      this.texts.set(row, folded(row.textContent + ' ' + (row.dataset.words ?? '')))
    }
    return this.texts.get(row)
  }

  show() {
    const query = folded(this.input.value)
    const picks = this.picks.filter((pick) => pick.select.value !== '')
    let shown = 0
    for (const row of this.rows) {
      row.hidden = !picks.every((pick) => pick.has(row, pick.select.value)) || !matches(this.text(row), query)
      shown += row.hidden ? 0 : 1
    }
    const active = query !== '' || picks.length > 0
    this.all.hidden = !active
    if (!active) {
      this.result.textContent = `All ${this.rows.length} shown`
    } else if (shown === 0) {
      this.result.textContent = `Nothing found: 0 of ${this.rows.length} shown. Check the spelling or show all.`
    } else {
      this.result.textContent = `${shown} of ${this.rows.length} shown`
    }
  }
}

function field(label, control) {
  control.id = newID()
  return element('div', { class: 'ccg-filter__field' }, element('label', { for: control.id }, label), control)
}

function select(...options) {
  return element('select', { class: 'ccg-control__input' }, ...options)
}

function option(value, text) {
  return element('option', { value }, text)
}

// regions picks rows by region; null where there is no choice.
function regions(rows) {
  const names = [...new Set(rows.map((row) => row.dataset.region ?? ''))].filter((name) => name !== '').sort()
  if (names.length < 2) {
    return null
  }
  return {
    label: 'Region',
    select: select(option('', 'Every region'), ...names.map((name) => option(name, name))),
    has: (row, value) => row.dataset.region === value,
  }
}

// ratings picks rows by what a column of ratings says, best first; where there
// are several such columns also by any of them. Null where there is no choice.
function ratings(table, rows) {
  const columns = Array.from(table.tHead.querySelectorAll('th[data-sort="rating"]'))
    .map((header) => ({ at: header.cellIndex, name: header.textContent.trim() }))
  const found = new Map()
  for (const row of rows) {
    for (const { at } of columns) {
      found.set(verdictWord(row.cells[at]), goodness(row.cells[at]) ?? -1)
    }
  }
  const words = [...found.keys()].sort((a, b) => found.get(b) - found.get(a))
  if (words.length < 2) {
    return null
  }
  const places = columns.length === 1 ? columns : [{ at: 'any', name: 'any group' }, ...columns]
  const choices = words.map((word) => {
    const options = places.map(({ at, name }) => option(at + ' ' + word, columns.length === 1 ? word : `${word}: ${name}`))
    return columns.length === 1 ? options[0] : element('optgroup', { label: word }, ...options)
  })
  return {
    label: columns.length === 1 ? columns[0].name : 'Rating',
    select: select(option('', 'Every rating'), ...choices),
    has: (row, value) => {
      const [at, ...word] = value.split(' ')
      const looked = at === 'any' ? columns.map((column) => column.at) : [Number(at)]
      return looked.some((column) => verdictWord(row.cells[column]) === word.join(' '))
    },
  }
}
