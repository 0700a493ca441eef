// A chart as a picture to keep: its title, key, source and edition with it, all
// from the page. It is put together as an SVG from the drawn one, on white,
// and saved as a PNG; where that fails, as it is.

import { sentence } from './marks.js'
import { widthOf, wrapped } from './lines.js'

const width = 1000
const margin = 28
const scale = 2 // pixels of the PNG for one of the picture
const ink = '#212b32'
const family = 'Arial, sans-serif'

// savePicture saves the chart of a figure, with the mark that is highlighted.
export async function savePicture(figure, chosen) {
  const { text, height } = picture(figure, chosen)
  let [blob, ending] = [new Blob([text], { type: 'image/svg+xml' }), '.svg']
  try {
    [blob, ending] = [await painted(text, height), '.png']
  } catch (error) {
    console.info('Saved as SVG:', error)
  }
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = figure.dataset.file + ending
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

// painted makes a PNG of an SVG.
async function painted(text, height) {
  const image = new Image()
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text)
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width * scale
  canvas.height = height * scale
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) {
    throw new Error('no PNG was made')
  }
  return blob
}

// picture puts the SVG together, from top to bottom.
function picture(figure, chosen) {
  const sheet = new Sheet()
  const drawn = figure.querySelector('.ccg-chart > svg')
  sheet.paragraph(drawn.querySelector('title').textContent, 24, 'bold')
  sheet.key(figure.querySelectorAll('.ccg-legend > li'), drawn)
  sheet.chart(drawn, chosen)
  if (chosen) {
    sheet.paragraph('Ringed: ' + sentence(chosen), 16, 'bold')
  }
  sheet.paragraph(figure.querySelector('.ccg-figure__source').textContent, 14)
  sheet.paragraph(figure.dataset.stamp, 14)
  return sheet.done()
}

class Sheet {
  constructor() {
    this.root = node('svg', { width, fill: ink, 'font-family': family })
    this.paper = node('rect', { width: '100%', height: '100%', fill: '#fff' })
    this.root.append(this.paper)
    this.top = margin
  }

  paragraph(text, size, weight = 'normal') {
    for (const line of wrapped(text.trim(), `${weight} ${size}px ${family}`, width - 2 * margin).lines) {
      this.top += size
      this.root.append(node('text', { x: margin, y: this.top, 'font-size': size, 'font-weight': weight }, line))
      this.top += size * 0.35
    }
    this.top += 8
  }

  // key writes the legend's items side by side, as many to a line as fit.
  key(items, drawn) {
    let left = margin
    for (const item of items) {
      const words = item.textContent.trim().replace(/\s+/g, ' ')
      const sign = item.querySelector('svg')
      const shift = sign ? Number(sign.getAttribute('width')) + 6 : 0
      const room = shift + widthOf(words, `16px ${family}`) + 26
      if (left > margin && left + room > width - margin) {
        [left, this.top] = [margin, this.top + 24]
      }
      if (sign) {
        const copy = sign.cloneNode(true)
        setAll(copy, { x: left, y: this.top + 3, height: 16 })
        this.root.append(copy)
      }
      this.root.append(keyText(words, left + shift, this.top + 16, paintOf(item, drawn)))
      left += room
    }
    this.top += 34
  }

  chart(drawn, chosen) {
    const copy = drawn.cloneNode(true)
    const height = Number(drawn.getAttribute('height'))
    setAll(copy, { x: margin, y: this.top, width: width - 2 * margin, height, overflow: 'visible' })
    copy.querySelector('title').remove()
    copy.querySelector('desc').remove()
    ring(copy, chosen)
    this.root.append(copy)
    this.top += height + 16
  }

  done() {
    const height = Math.ceil(this.top + margin - 8)
    setAll(this.root, { height, viewBox: `0 0 ${width} ${height}` })
    return { text: new XMLSerializer().serializeToString(this.root), height }
  }
}

// keyText is an entry of the key; a shape at its beginning has its own fill.
function keyText(words, x, y, paint) {
  const text = node('text', { x, y, 'font-size': 16 })
  const space = paint ? words.indexOf(' ') : 0
  if (space > 0) {
    text.append(node('tspan', { fill: paint }, words.slice(0, space)))
  }
  text.append(words.slice(space))
  return text
}

// paintOf is the fill of the token that an item of the key is for; ink for an
// outline, and empty for no token.
function paintOf(item, drawn) {
  const fill = item.className && drawn.querySelector(`g.${item.className}`)?.getAttribute('fill')
  return !fill || fill === '#ffffff' ? item.className && ink : fill
}

// ring makes the mark that is highlighted large, and rings it.
function ring(copy, chosen) {
  const mark = chosen && Array.from(copy.querySelectorAll('use')).find((use) => use.textContent.startsWith(chosen.name + ': '))
  if (!mark) {
    return
  }
  const [x, y] = ['x', 'y'].map((name) => mark.getAttribute(name))
  const shape = copy.querySelector(mark.getAttribute('href')).getAttribute('d')
  const group = mark.parentNode
  const large = node('path', { d: shape, transform: 'scale(1.8)' })
  for (const name of ['fill', 'stroke', 'stroke-width']) {
    large.setAttribute(name, group.getAttribute(name) ?? 1)
  }
  const at = node('svg', { x, y, overflow: 'visible' })
  at.append(node('circle', { r: 14, fill: '#fff', stroke: ink, 'stroke-width': 2.5 }), large)
  copy.append(at)
}

function node(name, attributes, text = '') {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name)
  setAll(made, attributes)
  made.textContent = text
  return made
}

function setAll(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    element.setAttribute(key, value)
  }
}
