package chart

// appendText appends s escaped for HTML and XML text and attributes. Characters
// that XML forbids are dropped.
func appendText(dst []byte, s string) []byte {
	for _, r := range s {
		switch {
		case r == '&':
			dst = append(dst, "&amp;"...)
		case r == '<':
			dst = append(dst, "&lt;"...)
		case r == '>':
			dst = append(dst, "&gt;"...)
		case r == '"':
			dst = append(dst, "&#34;"...)
		case r == '\'':
			dst = append(dst, "&#39;"...)
		case r < ' ' && r != '\t' && r != '\n' && r != '\r', r == 0xFFFE, r == 0xFFFF:
		default:
			dst = append(dst, string(r)...)
		}
	}
	return dst
}

// appendAttr appends ` name="value"` with the value escaped.
func appendAttr(dst []byte, name, value string) []byte {
	dst = append(dst, ' ')
	dst = append(dst, name...)
	dst = append(dst, '=', '"')
	dst = appendText(dst, value)
	return append(dst, '"')
}

// appendElement appends <name>text</name> with the text escaped.
func appendElement(dst []byte, name, id, text string) []byte {
	dst = append(append(dst, '<'), name...)
	if id != "" {
		dst = appendAttr(dst, "id", id)
	}
	dst = append(dst, '>')
	dst = appendText(dst, text)
	dst = append(dst, '<', '/')
	return append(append(dst, name...), '>')
}

// appendLabel ends the tag of a small picture with its text alternative; one
// without is hidden from assistive technology.
func appendLabel(dst []byte, label string) []byte {
	if label == "" {
		return append(dst, ` aria-hidden="true">`...)
	}
	dst = append(dst, ` role="img"`...)
	return append(appendAttr(dst, "aria-label", label), '>')
}
