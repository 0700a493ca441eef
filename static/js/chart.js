// One interactive chart: the canvas over a figure's SVG, its marks, and what
// can be done with them by pointing, by keyboard and by name.

import { init } from 'echarts/core'
import { element } from './dom.js'
import { Controls } from './controls.js'
import { highlight } from './highlight.js'
import { followKeys } from './keys.js'
import { marksOf, sentence } from './marks.js'
import { complete } from './option.js'
import { darkPage, inShade } from './palette.js'
import { savePicture } from './picture.js'
import { followPointer } from './pointer.js'

export class Chart {
  constructor(figure, written, choice) {
    this.figure = figure
    this.written = written
    this.holder = figure.querySelector('.ccg-chart')
    this.svg = this.holder.querySelector('svg')
    this.description = JSON.parse(written)
    this.marks = marksOf(this.description)
    this.chosen = null // the mark that is highlighted
    this.shown = null // the mark whose figures are shown
    this.controls = new Controls(figure, this.marks, {
      choose: (id) => choice.choose(id, this.follower),
      save: () => savePicture(figure, this.chosen),
    })
    this.follower = (id, here) => this.choose(id, here)
    choice.follow(this.follower)
  }

  // draw puts the canvas over the SVG.
  draw() {
    const title = this.svg.querySelector('title').textContent
    this.canvas = element('div', {
      class: 'ccg-chart__canvas', tabindex: '0', role: 'application', 'aria-roledescription': 'chart',
      'aria-label': title, 'aria-describedby': this.controls.how.id,
    })
    this.holder.append(this.canvas)
    try {
      this.echarts = init(this.canvas, null, { renderer: 'canvas' })
      this.paint()
    } catch (error) {
      this.canvas.remove()
      this.controls.remove()
      throw error
    }
    followPointer(this)
    followKeys(this)
    darkPage().addEventListener('change', () => this.paint())
    new ResizeObserver(() => {
      // On paper the canvas is not displayed and has no size to follow.
      if (this.canvas.clientWidth > 0) {
        this.echarts.resize()
      }
    }).observe(this.holder)
    this.holder.classList.add('ccg-chart--live')
  }

  // paint draws everything in the colours of the page.
  paint() {
    const description = inShade(JSON.parse(this.written))
    const option = complete(description, () => this.echarts.getWidth())
    option.series.push(highlight(option.series, () => this.chosen, description))
    this.echarts.setOption(option, { notMerge: true })
    this.shown = null
    this.showChosen()
  }

  // choose highlights the mark with an id; here says that it was chosen here,
  // and so is to be said aloud.
  choose(id, here) {
    this.chosen = this.marks.find((mark) => mark.id === id) ?? null
    this.controls.show(this.chosen, id !== '' && !this.chosen, here)
    if (this.echarts) {
      this.showChosen()
    }
  }

  showChosen() {
    const data = this.chosen ? [{ value: this.chosen.place }] : []
    this.echarts.setOption({ series: [{ id: 'chosen', data }] })
  }

  // show shows the figures of a mark beside it; null puts them away.
  show(mark) {
    if (mark === this.shown) {
      return
    }
    if (this.shown) {
      this.echarts.dispatchAction({ type: 'downplay', ...this.shown.at })
    }
    this.shown = mark
    if (mark) {
      this.echarts.dispatchAction({ type: 'highlight', ...mark.at })
      this.echarts.dispatchAction({ type: 'showTip', ...mark.at })
    } else {
      this.echarts.dispatchAction({ type: 'hideTip' })
    }
  }

  // say puts the figures of a mark in words, for everyone.
  say(mark) {
    this.controls.say(mark ? sentence(mark) : '', true)
  }

  // open follows the link of a mark.
  open(mark) {
    if (mark?.href) {
      window.location.href = mark.href
    }
  }
}
