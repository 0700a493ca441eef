// Replaces the SVG of <figure data-chart> by an ECharts chart drawn from the
// same numbers, when the figure comes near the screen, and gives the figure
// its controls. If anything fails, the SVG stays. Classic script, no requests;
// canvas and rich text only, since a strict content security policy blocks
// style attributes in written HTML.

/*!
 * Contains parts of Apache ECharts, copyright The Apache Software Foundation,
 * under the Apache License 2.0 (https://www.apache.org/licenses/LICENSE-2.0).
 */
import { use } from 'echarts/core'
import { CustomChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent, TitleComponent, TooltipComponent } from 'echarts/components'
import { CanvasRenderer } from 'echarts/renderers'
import { whenReady } from './dom.js'
import { Choice } from './choice.js'
import { Chart } from './chart.js'

use([CustomChart, LineChart, ScatterChart, GridComponent, TitleComponent, TooltipComponent, CanvasRenderer])

function start() {
  const choice = new Choice()
  const charts = new Map()
  for (const figure of document.querySelectorAll('figure[data-chart]')) {
    attempt(() => {
      const written = figure.querySelector('script[type="application/json"]').textContent
      if (written.trim() !== 'null') {
        charts.set(figure, new Chart(figure, written, choice))
      }
    })
  }
  const near = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) {
        near.unobserve(target)
        attempt(() => charts.get(target).draw())
      }
    }
  }, { rootMargin: '300px' })
  const figures = Array.from(charts.keys())
  figures.forEach((figure) => near.observe(figure))
  choice.read(figures)
}

function attempt(draw) {
  try {
    draw()
  } catch (error) {
    console.warn('The drawn chart stays:', error)
  }
}

whenReady(start)
