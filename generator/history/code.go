package history

import (
	"encoding/binary"

	"seika/generator/agreement"
)

// An encoder writes values one after the other: numbers as varints, texts with their length in front.
type encoder struct{ buf []byte }

func (e *encoder) number(n int)               { e.buf = binary.AppendUvarint(e.buf, uint64(n)) }
func (e *encoder) signed(n int64)             { e.buf = binary.AppendVarint(e.buf, n) }
func (e *encoder) bytes(b []byte)             { e.buf = append(e.buf, b...) }
func (e *encoder) text(s string)              { e.number(len(s)); e.buf = append(e.buf, s...) }
func (e *encoder) flag(b bool)                { e.buf = append(e.buf, map[bool]byte{true: 1}[b]) }
func (e *encoder) fixed(n uint64)             { e.buf = binary.LittleEndian.AppendUint64(e.buf, n) }
func (e *encoder) both(l agreement.Localized) { e.text(l.JA); e.text(l.EN) }

func (e *encoder) date(d agreement.Date) {
	e.signed(int64(d.Year))
	e.buf = append(e.buf, byte(d.Month), byte(d.Day))
}

// A decoder reads what an encoder wrote. Texts are parts of the string that it reads. After the first thing that does not fit it gives zeroes,
// and failed is set.
type decoder struct {
	rest   string
	failed bool
}

func (d *decoder) fail() {
	d.failed, d.rest = true, ""
}

func (d *decoder) take(n int) string {
	if n < 0 || n > len(d.rest) {
		d.fail()
		return ""
	}
	s := d.rest[:n]
	d.rest = d.rest[n:]
	return s
}

func (d *decoder) byte() byte {
	if s := d.take(1); s != "" {
		return s[0]
	}
	return 0
}

func (d *decoder) unsigned() uint64 {
	var n uint64
	for i := 0; i < len(d.rest) && i < binary.MaxVarintLen64; i++ {
		b := d.rest[i]
		n |= uint64(b&0x7f) << (7 * i)
		if b < 0x80 {
			d.rest = d.rest[i+1:]
			return n
		}
	}
	d.fail()
	return 0
}

// number reads a number that cannot be larger than max.
func (d *decoder) number(max int) int {
	n := d.unsigned()
	if n > uint64(max) {
		d.fail()
		return 0
	}
	return int(n)
}

// count reads how many things follow, each of which takes at least a byte.
func (d *decoder) count() int { return d.number(len(d.rest)) }

func (d *decoder) signed() int64 {
	n := d.unsigned()
	return int64(n>>1) ^ -int64(n&1)
}

func (d *decoder) text() string { return d.take(d.count()) }
func (d *decoder) flag() bool   { return d.byte() != 0 }

func (d *decoder) fixed() uint64 {
	s := d.take(8)
	if s == "" {
		return 0
	}
	var n uint64
	for i := range 8 {
		n |= uint64(s[i]) << (8 * i)
	}
	return n
}

func (d *decoder) both() agreement.Localized {
	ja := d.text()
	return agreement.Localized{JA: ja, EN: d.text()}
}

func (d *decoder) date() agreement.Date {
	return agreement.Date{Year: int(d.signed()), Month: int(d.byte()), Day: int(d.byte())}
}
