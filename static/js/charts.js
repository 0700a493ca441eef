// Replaces the SVG of <figure data-chart> by an ECharts chart drawn from the
// same numbers, when the figure comes near the screen. If anything fails, the
// SVG stays. Classic script, no requests; canvas and rich text only, since a
// strict content security policy blocks style attributes in written HTML.

/*!
 * Contains parts of Apache ECharts, copyright The Apache Software Foundation,
 * under the Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0).
 */
import { init, use } from 'echarts/core'
import { CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { CanvasRenderer } from 'echarts/renderers'
import { element, whenReady } from './dom.js'
import { complete } from './option.js'
import { followPointer } from './pointer.js'

use([CustomChart, LineChart, ScatterChart, GridComponent, TitleComponent, TooltipComponent, CanvasRenderer])

function replace(figure) {
  const holder = figure.querySelector('.ccg-chart')
  const svg = holder.querySelector('svg')
  const description = JSON.parse(figure.querySelector('script[type="application/json"]').textContent)
  if (description === null) {
    return
  }
  // The canvas says what the SVG says; the table in the figure says the rest.
  const [title, summary] = ['title', 'desc'].map((name) => svg.querySelector(name).textContent)
  const canvas = element('div', { class: 'ccg-chart__canvas', role: 'img', 'aria-label': `${title}. ${summary}` })
  holder.append(canvas)
  try {
    const chart = init(canvas, null, { renderer: 'canvas' })
    const option = complete(description, () => chart.getWidth())
    chart.setOption(option)
    followPointer(chart, option.series)
    new ResizeObserver(() => {
      // On paper the canvas is not displayed and has no size to follow.
      if (canvas.clientWidth > 0) {
        chart.resize()
      }
    }).observe(holder)
    holder.classList.add('ccg-chart--live')
  } catch (error) {
    canvas.remove()
    throw error
  }
}

function start() {
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target)
        try {
          replace(target)
        } catch (error) {
          console.warn('The drawn chart stays:', error)
        }
      }
    }
  }, { rootMargin: '300px' })
  document.querySelectorAll('figure[data-chart]').forEach((figure) => near.observe(figure))
}

whenReady(start)
