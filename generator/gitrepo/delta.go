package gitrepo

import (
	"encoding/binary"
	"errors"
)

var errDelta = errors.New("the delta does not fit its base")

// deltaSizes returns the lengths of the base and of the result that a delta states, and the instructions after them.
func deltaSizes(delta []byte) (base, target int64, rest []byte, err error) {
	b, n := binary.Uvarint(delta)
	if n <= 0 {
		return 0, 0, nil, errDelta
	}
	t, m := binary.Uvarint(delta[n:])
	if m <= 0 || b > 1<<62 || t > 1<<62 {
		return 0, 0, nil, errDelta
	}
	return int64(b), int64(t), delta[n+m:], nil
}

// applyDelta makes the object that a delta describes. The result starts as a copy of the base, so that an instruction to copy bytes to the place
// where they stood costs nothing: in a folder of which one entry has changed, that is all but 20 bytes. The caller has checked the size.
func applyDelta(base, delta []byte) ([]byte, error) {
	baseSize, size, delta, err := deltaSizes(delta)
	if err != nil {
		return nil, err
	}
	if baseSize != int64(len(base)) {
		return nil, errDelta
	}
	var out []byte
	if size <= baseSize {
		out = append(out, base[:size]...) // unlike make, this clears nothing
	} else {
		out = make([]byte, size)
		copy(out, base)
	}
	rest := out // what is not yet made
	for len(delta) > 0 {
		op := delta[0]
		delta = delta[1:]
		if op&0x80 == 0 { // the next op bytes
			n := int(op)
			if n == 0 || n > len(delta) || n > len(rest) {
				return nil, errDelta
			}
			copy(rest, delta[:n])
			delta, rest = delta[n:], rest[n:]
			continue
		}
		// Bytes of the base: four bits say which bytes of the offset follow, three which of the length.
		var from, n int
		for i := range 7 {
			if op&(1<<i) == 0 {
				continue
			}
			if len(delta) == 0 {
				return nil, errDelta
			}
			if i < 4 {
				from |= int(delta[0]) << (8 * i)
			} else {
				n |= int(delta[0]) << (8 * (i - 4))
			}
			delta = delta[1:]
		}
		if n == 0 {
			n = 1 << 16
		}
		if n > len(rest) || from > len(base) || n > len(base)-from {
			return nil, errDelta
		}
		if from != len(out)-len(rest) {
			copy(rest, base[from:from+n])
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return nil, errDelta
	}
	return out, nil
}
