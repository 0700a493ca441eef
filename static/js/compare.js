// <table data-compare="5"> with <tr data-id="02n">: a tick box in every row, at
// most that many ticked, and a button that leaves only the ticked rows. The
// choice is kept in the address as #compare=02n,03f, so that it can be shared.

import { around, element, liveRegion } from './dom.js'

const prefix = '#compare='

export function start(root) {
  const table = root.querySelector('table[data-compare]')
  if (table) {
    new Comparison(table)
  }
}

class Comparison {
  constructor(table) {
    this.table = table
    this.most = Number(table.dataset.compare) || 5
    this.rows = Array.from(table.querySelectorAll('tr[data-id]'))
    this.boxes = new Map()
    this.only = false
    this.build()
    this.read()
    window.addEventListener('hashchange', () => this.read())
  }

  build() {
    this.table.tHead.rows[0].cells[0].after(element('th', { scope: 'col', class: 'ccg-pick-cell' }, 'Compare'))
    for (const row of this.rows) {
      const name = row.cells[0].textContent.trim()
      const box = element('input', { type: 'checkbox', class: 'ccg-pick', 'aria-label': 'Compare ' + name })
      box.addEventListener('change', () => this.write())
      this.boxes.set(row.dataset.id, box)
      row.cells[0].after(element('td', { class: 'ccg-pick-cell' }, box))
    }
    this.button = element('button', { type: 'button', class: 'nhsuk-button nhsuk-button--secondary', 'aria-pressed': 'false' })
    this.button.addEventListener('click', () => {
      this.only = !this.only
      this.show()
    })
    this.said = liveRegion('ccg-compare__said')
    around(this.table).before(element('div', { class: 'ccg-compare' }, this.button, this.said))
  }

  chosen() {
    return Array.from(this.boxes).filter(([, box]) => box.checked).map(([id]) => id)
  }

  // read takes the choice from the address. Ids that are not in the table, and
  // those beyond the limit, are passed over.
  read() {
    if (!window.location.hash.startsWith(prefix)) {
      this.show()
      return
    }
    const ids = window.location.hash.slice(prefix.length).split(',').filter((id) => this.boxes.has(id)).slice(0, this.most)
    for (const [id, box] of this.boxes) {
      box.checked = ids.includes(id)
    }
    this.only = ids.length > 1
    this.show()
  }

  write() {
    const ids = this.chosen()
    history.replaceState(null, '', ids.length > 0 ? prefix + ids.join(',') : window.location.pathname + window.location.search)
    this.show()
  }

  show() {
    const ids = this.chosen()
    const full = ids.length >= this.most
    this.only = this.only && ids.length > 0
    for (const row of this.rows) {
      row.classList.toggle('ccg-left-out', this.only && !ids.includes(row.dataset.id))
    }
    for (const box of this.boxes.values()) {
      box.disabled = full && !box.checked
    }
    this.button.textContent = this.only ? 'Show all' : 'Show only the ticked'
    this.button.setAttribute('aria-pressed', String(this.only))
    this.button.disabled = ids.length === 0
    this.said.textContent = ids.length === 0
      ? `Tick up to ${this.most} to compare`
      : `${ids.length} of up to ${this.most} ticked`
  }
}
