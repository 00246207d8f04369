"""Fits the coefficients of tanh and sigmoid in Elementwise.java, and says how far off the two are.

tanh x = u / sqrt(1 + u^2) with u = sinh x = x + x^3 R(x^2): an error of u counts 1 / (1 + u^2) as much, relatively.

sigmoid x = 1 / (1 + p^16) with p = e^y, y = -x / 16, and p - 1 = y + y^2 S(y): an error of p counts 16 (1 - sigmoid) / p
as much, relatively. The rounding of x alone is worth |x| / 2^24 there, so that the fit may be off by more far out.

R and S are the polynomials whose largest error so weighted is least, found with the exchange algorithm of Remez. Each
coefficient is rounded to a float in turn, the lowest first, and those above it are fitted anew to what is left.

    python3 src/site/scripts/tanh.py

needs numpy alone, and takes some seconds.
"""
import numpy as np

EXACT = np.longdouble
# Behind it an error of sinh counts less than 4e-6 as much.
END_OF_TANH = 7
END_OF_SIGMOID = 20
TANH_IS_ONE = np.float32(10)
SIGMOID_IS_ONE = np.float32(19)


def solve(a, b):
    """Solves a x = b by elimination, in more digits than numpy.linalg has."""
    a, b, n = a.copy(), b.copy(), len(b)
    for k in range(n):
        pivot = k + int(np.argmax(np.abs(a[k:, k])))
        a[[k, pivot]], b[[k, pivot]] = a[[pivot, k]], b[[pivot, k]]
        for row in range(k + 1, n):
            factor = a[row, k] / a[k, k]
            a[row] -= factor * a[k]
            b[row] -= factor * b[k]
    x = np.zeros(n, EXACT)
    for k in range(n - 1, -1, -1):
        x[k] = (b[k] - a[k, k + 1:] @ x[k + 1:]) / a[k, k]
    return x


def remez(columns, target, weight):
    """The combination of columns with the least largest weighted distance from the target."""
    count = columns.shape[1] + 1
    scale = np.abs(columns).max(axis=0)
    signs = np.where(np.arange(count) % 2, EXACT(-1), EXACT(1))
    points = (len(target) * (1 - np.cos(np.pi * (np.arange(count) + 0.5) / count)) / 2).astype(int)
    least, best = np.inf, None
    for _ in range(80):
        found = solve(
            np.column_stack([weight[points, None] * columns[points] / scale, signs]), (weight * target)[points])
        error = weight * (target - columns @ (found[:-1] / scale))
        largest = np.abs(error).max()
        if largest < least:
            least, best = largest, found[:-1] / scale
        changes = np.flatnonzero(np.sign(error[1:]) != np.sign(error[:-1])) + 1
        arcs = np.split(np.arange(len(error)), changes)
        peaks = [arc[np.argmax(np.abs(error[arc]))] for arc in arcs]
        while len(peaks) > count:
            del peaks[0 if abs(error[peaks[0]]) < abs(error[peaks[-1]]) else -1]
        if largest <= abs(found[-1]) * (1 + 1e-6) or len(peaks) < count:
            break
        points = np.array(peaks)
    return best


def rounded(columns, target, weight):
    """The coefficients as floats, the lowest first, and the largest weighted error that they leave."""
    left = target
    coefficients = []
    for k in range(columns.shape[1]):
        coefficients.append(np.float32(remez(columns[:, k:], left, weight)[0]))
        left = left - EXACT(coefficients[k]) * columns[:, k]
    return coefficients, np.max(np.abs(left * weight))


def fit_tanh():
    x = np.linspace(EXACT(1e-3), EXACT(END_OF_TANH), 20001)
    ratio = np.sinh(x) / x
    columns = np.column_stack([x ** (2 * k) for k in range(1, 7)])
    return rounded(columns, ratio - 1, 1 / (ratio * np.cosh(x) ** 2))


def fit_sigmoid():
    y = np.linspace(-EXACT(END_OF_SIGMOID) / 16, EXACT(END_OF_SIGMOID) / 16, 8000)
    counts = 16 * np.exp(-y) / (1 + np.exp(-16 * y))
    allowed = 1 + 8 * np.maximum(y, 0)
    columns = np.column_stack([y ** k for k in range(2, 9)])
    return rounded(columns, np.expm1(y) - y, counts / allowed)


def fused(a, b, c):
    """a b + c, rounded once; a product of floats is exact in float64, so that the sum is rounded twice very rarely."""
    return (np.float64(a) * np.float64(b) + np.float64(c)).astype(np.float32)


def plain(a, b, c):
    """a b + c, rounded twice."""
    return a * b + c


def horner(coefficients, x, multiply_add):
    sums = np.full_like(x, coefficients[-1])
    for coefficient in coefficients[-2::-1]:
        sums = multiply_add(sums, x, np.full_like(x, coefficient))
    return sums


def tanh(value, coefficients, multiply_add):
    """As Elementwise.tanh computes it, in float32."""
    x = np.maximum(-TANH_IS_ONE, np.minimum(TANH_IS_ONE, value))
    s = x * x
    u = multiply_add(x * s, horner(coefficients, s, multiply_add), x)
    return u / np.sqrt(multiply_add(u, u, np.ones_like(u)))


def sigmoid(value, coefficients, multiply_add):
    """As Elementwise.sigmoid computes it, in float32."""
    y = np.float32(-1 / 16) * np.minimum(SIGMOID_IS_ONE, value)
    d = multiply_add(y * y, horner(coefficients, y, multiply_add), y)
    for _ in range(3):
        d = multiply_add(d, d, d + d)
    root = 1 + d
    return 1 / multiply_add(root, root, np.ones_like(root))


def main():
    of_tanh, tanh_error = fit_tanh()
    of_sigmoid, sigmoid_error = fit_sigmoid()
    print("R, from x^0 on:", ", ".join(f"{c!s}f" for c in of_tanh), f"; weighted error {float(tanh_error):.2g}")
    print("S, from y^0 on:", ", ".join(f"{c!s}f" for c in of_sigmoid), f"; weighted error {float(sigmoid_error):.2g}")
    # Every 31st float from 2^-12 to 20; below, both differ from x and 1/2 by less than a rounding.
    first, last = np.array([2.0**-12, 20], np.float32).view(np.int32)
    x = np.arange(first, last, 31, dtype=np.int32).view(np.float32)
    exact_x = np.float64(x)
    for name, multiply_add in (("with FMA", fused), ("without", plain)):
        error = np.abs(tanh(x, of_tanh, multiply_add) - np.tanh(exact_x))
        print(f"tanh {name}: absolute {error.max():.3g}, relative {(error / np.tanh(exact_x)).max():.3g}")
        above = np.abs(sigmoid(x, of_sigmoid, multiply_add) - 1 / (1 + np.exp(-exact_x)))
        below = np.abs(sigmoid(-x, of_sigmoid, multiply_add) - 1 / (1 + np.exp(exact_x)))
        relative = below * (1 + np.exp(exact_x)) / (1 + exact_x)
        print(f"sigmoid {name}: absolute {max(above.max(), below.max()):.3g}, "
              f"relative for negative x {relative.max():.3g} (1 + |x|)")


if __name__ == "__main__":
    main()
