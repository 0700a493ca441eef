// <div data-comparison>: up to five CCGs side by side. Which ones is kept in the
// address, as #02n,03f, so that a comparison can be shared, bookmarked and gone
// back to. The figures come from a script made with the site, which sets
// window.ccgComparison; package site says what is in it.

import { element, liveRegion, whenReady } from './dom.js'
import { Picker } from './comparepicker.js'
import { Tests } from './comparetest.js'
import { sentences, table, testsMade } from './comparetable.js'

class Comparison {
  constructor(root, data) {
    this.data = data
    this.tests = new Tests(data)
    this.chosen = []
    this.folded = false // the ready-made comparisons
    this.said = liveRegion('nhsuk-u-visually-hidden')
    this.picker = new Picker(data, this.said, (chosen) => this.choose(chosen))
    this.buildResult()
    root.append(this.picker.root, this.said, this.result)
    for (const note of document.querySelectorAll('[data-without-script]')) {
      note.remove()
    }
    this.read()
    window.addEventListener('hashchange', () => this.read())
    window.addEventListener('popstate', () => this.read())
  }

  buildResult() {
    this.only = element('input', { type: 'checkbox', class: 'ccg-compare__tick' })
    this.only.addEventListener('change', () => {
      this.showTable()
      this.said.textContent = `${this.rows} of ${this.data.indicators.length} indicators shown`
    })
    this.filter = element('label', { class: 'ccg-compare__only ccg-screen-only' }, this.only, ' Only indicators that differ')
    this.summary = element('div')
    this.place = element('div')
    this.result = element('section', { 'aria-labelledby': 'side-by-side' },
      element('h2', { class: 'nhsuk-heading-l', id: 'side-by-side' }, 'Side by side'),
      this.summary, this.filter, this.place)
  }

  // read takes the choice from the address. An address without the code of any
  // CCG, such as that of a heading, leaves the choice as it is.
  read() {
    const codes = window.location.hash.slice(1).replace(/%2c/gi, ',').toLowerCase().split(',').filter(Boolean)
    const found = codes.map((code) => this.data.ccgs.findIndex(({ id }) => id === code)).filter((i) => i >= 0)
    if (codes.length > 0 && found.length === 0 && this.chosen.length > 0) {
      return
    }
    this.chosen = Array.from(new Set(found)).slice(0, this.data.most)
    this.show()
  }

  // choose shows another choice, and makes it the address.
  choose(chosen) {
    this.chosen = chosen
    history.pushState(null, '', '#' + chosen.map((i) => this.data.ccgs[i].id).join(','))
    this.show()
  }

  show() {
    this.picker.show(this.chosen)
    this.result.hidden = this.chosen.length === 0
    this.filter.hidden = this.chosen.length < 2
    this.makeRoom()
    this.summary.replaceChildren(...this.summed())
    this.showTable()
  }

  // makeRoom folds the list of ready-made comparisons away once there is a
  // choice, and opens it again when there is none; in between it stays as the
  // reader has it.
  makeRoom() {
    const readyMade = document.getElementById('ready-made')
    const chosen = this.chosen.length > 0
    if (readyMade.classList.toggle('ccg-screen-only', chosen) !== this.folded) {
      this.folded = chosen
      readyMade.querySelector('details').open = !chosen
    }
  }

  summed() {
    if (this.chosen.length < 2) {
      return [element('p', {}, 'Add another CCG to see where they differ.')]
    }
    const list = sentences(this.data, this.tests, this.chosen).map((text) => element('li', {}, text))
    return [
      element('ul', { class: 'ccg-compare__sums' }, ...list),
      element('p', { class: 'ccg-note' }, testsMade(this.data, this.tests, this.chosen)),
    ]
  }

  showTable() {
    if (this.chosen.length === 0) {
      this.place.replaceChildren()
      return
    }
    const differing = this.only.checked && this.chosen.length > 1
    const made = table(this.data, this.tests, this.chosen, differing)
    this.rows = made.rows
    this.place.replaceChildren(made.root)
  }
}

whenReady(() => {
  const root = document.querySelector('[data-comparison]')
  if (root && window.ccgComparison) {
    new Comparison(root, window.ccgComparison)
  }
})
