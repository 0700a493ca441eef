// What stands with an interactive chart: a list to highlight a CCG by name, how
// to use the chart, what was chosen in words, and a button for a picture.

import { element, liveRegion, newID } from './dom.js'
import { sentence } from './marks.js'

const how = 'Point at a mark or tap it for its figures. On a keyboard: arrow keys go from mark to mark, Enter opens a page, Escape closes.'

export class Controls {
  constructor(figure, marks, { choose, save }) {
    this.select = element('select', { class: 'ccg-highlight__list', id: newID() }, element('option', { value: '' }, 'None'), ...options(marks))
    this.select.addEventListener('change', () => choose(this.select.value))
    const label = element('label', { for: this.select.id }, 'Highlight a CCG')
    const highlight = element('div', { class: 'ccg-highlight' }, label, this.select)

    this.said = liveRegion('ccg-figure__said')
    this.how = element('p', { class: 'ccg-figure__how', id: newID() }, how)
    const button = element('button', { type: 'button', class: 'ccg-figure__save' }, 'Save as picture')
    button.addEventListener('click', save)

    figure.querySelector('.ccg-figure__before').append(highlight)
    figure.querySelector('.ccg-figure__after').append(this.said, this.how)
    figure.querySelector('.ccg-figure__links').append(' · ', button)
    this.made = [highlight, this.said, this.how]
  }

  // remove takes the controls away from a chart that could not be drawn; its
  // picture can still be saved.
  remove() {
    this.made.forEach((each) => each.remove())
  }

  // show shows which mark is chosen. Absent says that one was chosen that has
  // no mark here.
  show(mark, absent, aloud) {
    this.select.value = mark?.id ?? ''
    this.say(mark ? sentence(mark) : absent ? 'The CCG you chose has no mark in this chart.' : '', aloud)
    if (mark?.href) {
      this.said.append(' ', element('a', { href: mark.href }, 'Its page'))
    }
  }

  // say writes a text below the chart. Several charts can change at once, and
  // only one should be read aloud.
  say(text, aloud) {
    this.said.setAttribute('aria-live', aloud ? 'polite' : 'off')
    this.said.textContent = text
  }
}

function options(marks) {
  const byName = new Intl.Collator('en-GB')
  return marks.filter(({ id }) => id !== '')
    .sort((a, b) => byName.compare(a.name, b.name))
    .map(({ id, name }) => element('option', { value: id }, name))
}
