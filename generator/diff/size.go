package diff

import (
	"math/big"

	"seika/generator/agreement"
)

// measure sets the size and direction of a move between two numbers. With raisedIsEasier a higher number is easier. A number that cannot be
// read leaves the move neutral.
func (m *Move) measure(old, new *big.Rat, raisedIsEasier bool) {
	m.Direction = Neutral
	if old == nil || new == nil {
		return
	}
	d := new.Cmp(old)
	if d == 0 {
		return
	}
	m.Direction = Harder
	if (d > 0) == raisedIsEasier {
		m.Direction = Easier
	}
	size := sub(new, old)
	m.Size = decimal(size)
	if old.Sign() != 0 {
		percent, _ := share(size, old).Float64()
		m.Percent = &percent
	}
}

func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }

// share is a in per cent of b, which is not 0; its sign is the sign of a.
func share(a, b *big.Rat) *big.Rat {
	q := new(big.Rat).Quo(a, new(big.Rat).Abs(b))
	return q.Mul(q, big.NewRat(100, 1))
}

// postpone sets size and direction of a move between two deadlines, the zero Date meaning none, and reports whether there is a move.
func (m *Move) postpone(from, to agreement.Date) bool {
	switch {
	case from == to:
		return false
	case to.IsZero():
		m.Direction = Easier
	case from.IsZero():
		m.Direction = Harder
	default:
		m.Days = to.DaysSince(from)
		m.Direction = Harder
		if m.Days > 0 {
			m.Direction = Easier
		}
	}
	return true
}
