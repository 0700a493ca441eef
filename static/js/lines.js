// Text broken into lines, for what wraps nothing itself.

const ruler = document.createElement('canvas').getContext('2d')

export function widthOf(text, font) {
  ruler.font = font
  return ruler.measureText(text).width
}

// wrapped breaks a text into lines that are no wider than most pixels, where a
// word is not, and says how wide the widest is.
export function wrapped(text, font, most) {
  const lines = []
  let line = ''
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : line + ' ' + word
    if (line !== '' && widthOf(longer, font) > most) {
      lines.push(line)
      line = word
    } else {
      line = longer
    }
  }
  lines.push(line)
  return { lines, width: Math.ceil(Math.max(...lines.map((each) => widthOf(each, font)))) }
}
