/*
 * What an explanation's map says at a place, and in which colour. A map is a grid of cells over a slide or a volume; its
 * numbers are those that were stored, nothing is smoothed. Used by explanation-viewer.js.
 */
(() => {
    "use strict";

    /* The same scales as in the report: cividis for weights, blue through white to red for signed values. */
    const CIVIDIS = [
        0x00224e, 0x083370, 0x35456c, 0x4f576c, 0x666970, 0x7d7c78, 0x948e77, 0xaea371, 0xc8b866, 0xe5cf52, 0xfee838];
    const DIVERGING = [0x2166ac, 0xffffff, 0xb2182b];
    const SIGNED_ENDS = { raises: [0xb2, 0x18, 0x2b], lowers: [0x21, 0x66, 0xac] };

    const clamp = (x, low, high) => Math.min(high, Math.max(low, x));
    const channels = (rgb) => [(rgb >> 16) & 255, (rgb >> 8) & 255, rgb & 255];

    function between(anchors, share) {
        const position = clamp(share, 0, 1) * (anchors.length - 1);
        const i = Math.min(anchors.length - 2, Math.floor(position));
        const [from, to] = [channels(anchors[i]), channels(anchors[i + 1])];
        return from.map((c, n) => Math.round(c + (position - i) * (to[n] - c)));
    }

    /** A grid of values with its scale; values are null where there is none. */
    class ExplanationMap {
        constructor(plain) {
            Object.assign(this, plain);
            const known = plain.values.filter((v) => v !== null);
            this.magnitude = Math.max(0, ...known.map(Math.abs));
            const least = Math.min(...known);
            this.low = this.signed ? -this.magnitude : least;
            this.high = this.signed ? this.magnitude : Math.max(...known);
        }

        /** The cell of a pixel of a slide; null outside the grid. */
        cellOfPixel(x, y, width, height) {
            const cellWidth = this.tile || width / this.columns;
            const cellHeight = this.tile || height / this.rows;
            return this.cell(0, Math.floor((y + 0.5) / cellHeight), Math.floor((x + 0.5) / cellWidth));
        }

        /** The cell of a voxel; null where the map does not reach. */
        cellOfVoxel([i, j, k], [columns, rows]) {
            return this.cell(
                Math.floor(((k - this.firstSlice + 0.5) * this.slices) / this.coveredSlices),
                Math.floor(((j + 0.5) * this.rows) / rows),
                Math.floor(((i + 0.5) * this.columns) / columns));
        }

        cell(slice, row, column) {
            const inside = slice >= 0 && slice < this.slices && row >= 0 && row < this.rows
                && column >= 0 && column < this.columns;
            return inside ? { slice, row, column } : null;
        }

        at(cell) {
            return cell ? this.values[(cell.slice * this.rows + cell.row) * this.columns + cell.column] : null;
        }

        /** Share of the largest magnitude, 0 to 1. */
        strength(value) {
            return this.magnitude > 0 ? Math.abs(value) / this.magnitude : 0;
        }

        /** Red, green, blue and opacity (0 to 255) of a value over a picture. */
        colour(value, opacity, threshold) {
            if (value === null || this.strength(value) < threshold) {
                return null;
            }
            if (this.signed) {
                const ends = value >= 0 ? SIGNED_ENDS.raises : SIGNED_ENDS.lowers;
                return [...ends, Math.round(255 * opacity * this.strength(value))];
            }
            const share = (value - this.low) / Math.max(this.high - this.low, Number.MIN_VALUE);
            return [...between(CIVIDIS, share), Math.round(255 * opacity * (this.fading ? share : 1))];
        }

        /** The colour of a share of the scale, for the legend. */
        legend(share) {
            return between(this.signed ? DIVERGING : CIVIDIS, share);
        }

        words(value) {
            if (value === null) {
                return "none here";
            }
            const digits = written(value);
            return this.signed && value > 0 ? "+" + digits : digits;
        }
    }

    /** Four significant digits, a true minus sign. */
    function written(value) {
        const size = Math.abs(value);
        const digits = size !== 0 && size < 0.001
            ? value.toExponential(2) : value.toFixed(size >= 100 ? 1 : size >= 10 ? 2 : size >= 1 ? 3 : 4);
        return digits.replace("-", "\u2212");
    }

    /** The first less the second, each as a share of its own largest magnitude, on the finer grid of the two. */
    function difference(a, b) {
        const finer = a.values.length >= b.values.length ? a : b;
        const place = (map, n, from, to) => Math.min(to - 1, Math.floor(((n + 0.5) * to) / from));
        const values = finer.values.map((_, n) => {
            const plane = finer.rows * finer.columns;
            const [s, r, c] = [Math.floor(n / plane), Math.floor((n % plane) / finer.columns), n % finer.columns];
            const [x, y] = [a, b].map((map) => map.at({
                slice: place(map, s, finer.slices, map.slices),
                row: place(map, r, finer.rows, map.rows),
                column: place(map, c, finer.columns, map.columns),
            }));
            return x === null || y === null || a.magnitude === 0 || b.magnitude === 0
                ? null : x / a.magnitude - y / b.magnitude;
        });
        return new ExplanationMap({
            ...finer, values, signed: true, fading: true, mark: "", unit: "shares of each one's largest value",
            reliable: a.reliable && b.reliable, label: "Difference, first less second", isDifference: true,
        });
    }

    window.probatumMaps = { ExplanationMap, difference, written, clamp };
})();
