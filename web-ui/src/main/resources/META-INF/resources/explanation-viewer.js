/*
 * The viewer of an explanation: the input beside the input with the map over it. The server draws grey slices and sends
 * intensities (org.probatum.ui.explanations.SceneDownload); maps, colours and places are made here from the stored numbers.
 */
(() => {
    "use strict";

    const { ExplanationMap, difference, written, clamp } = window.probatumMaps;
    const VIEWS = [["axial", "Axial"], ["coronal", "Coronal"], ["sagittal", "Sagittal"]];
    const NUMBER_OF_AXIS = { axial: 2, coronal: 1, sagittal: 0 };
    const LETTERS = [["L", "R"], ["P", "A"], ["S", "I"]];
    const MOST_KEPT = 120;
    const SVG = "http://www.w3.org/2000/svg";
    let serial = 0;

    function element(tag, attributes, ...children) {
        const made = document.createElement(tag);
        Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
        made.append(...children);
        return made;
    }

    function slider(name, words, { min, max, step, value }, say, change) {
        const id = "explanation-" + ++serial;
        const input = element("input", { type: "range", id, name, min, max, step });
        const output = element("output", { for: id });
        const show = () => {
            output.textContent = say(Number(input.value));
            input.setAttribute("aria-valuetext", output.textContent);
        };
        input.addEventListener("input", () => {
            show();
            change(Number(input.value));
        });
        const box = element("div", { class: "map-slider" }, element("label", { for: id }, words), input, output);
        box.show = (number, most = input.max) => {
            input.max = String(most);
            input.value = String(number);
            show();
        };
        box.show(value);
        return box;
    }

    const inWords = (place) =>
        place.map((x, n) => Math.abs(x).toFixed(1) + " " + LETTERS[n][x >= 0 ? 0 : 1]).join(" · ") + " mm";

    class Viewer {
        constructor(host, scene) {
            this.host = host;
            this.scene = scene;
            this.maps = scene.maps.map((map) => new ExplanationMap(map));
            if (this.maps.length === 2) {
                this.maps.push(difference(this.maps[0], this.maps[1]));
            }
            this.isVolume = scene.kind === "volume";
            this.wholeSlices = this.maps[0].rows * this.maps[0].columns === 1;
            const view = this.isVolume ? scene.views.axial : { count: 1, width: scene.width, height: scene.height };
            this.state = {
                view: "axial",
                slice: this.isVolume ? clamp(scene.start, 0, view.count - 1) : 0,
                u: Math.floor(view.width / 2),
                v: Math.floor(view.height / 2),
                opacity: this.maps[0].fading || this.maps[0].signed ? 0.8 : 0.45,
                threshold: 0,
            };
            this.kept = new Map();
            this.build();
            this.load();
            new ResizeObserver(() => this.draw()).observe(this.stage);
        }

        get view() {
            return this.isVolume
                ? this.scene.views[this.state.view]
                : { count: 1, width: this.scene.width, height: this.scene.height, pixelWidth: 1, pixelHeight: 1 };
        }

        build() {
            const s = this.state;
            const tools = element("div", { class: "map-tools" });
            if (this.isVolume && !this.wholeSlices) {
                tools.append(this.planes());
            }
            if (this.isVolume) {
                this.sliceSlider = slider(
                    "slice", "Slice", { min: 1, max: this.view.count, step: 1, value: s.slice + 1 },
                    (n) => this.sliceWords(n - 1), (n) => this.moveTo({ slice: n - 1 }));
                tools.append(this.sliceSlider);
            }
            if (!this.wholeSlices) {
                tools.append(
                    slider(
                        "opacity", "Overlay", { min: 0, max: 100, step: 5, value: 100 * s.opacity }, (n) => n + " %",
                        (n) => this.drawn({ opacity: n / 100 })),
                    slider(
                        "threshold", "Hide below", { min: 0, max: 95, step: 5, value: 0 },
                        (n) => n === 0 ? "nothing hidden" : `${n} % of the largest value`,
                        (n) => this.drawn({ threshold: n / 100 })));
            }
            this.stage = element("div", { class: "map-stage" });
            this.problem = element("p", { class: "map-problem", role: "alert" });
            this.readout = element("dl", { class: "map-readout" });
            this.spoken = element("p", { class: "map-spoken", "aria-live": "polite" });
            this.profile = element("div", { class: "map-profile" });
            this.legends = element("div", { class: "map-legends" }, ...this.maps.map((map) => legend(map)));
            this.buildPanels();
            this.host.replaceChildren(
                tools, this.problem, this.stage, this.profile, this.readout, this.legends, this.spoken,
                element("p", { class: "note" }, this.isVolume
                    ? "On a picture: arrow keys move the cursor, Page Up and Page Down change the slice, Home and End go to the "
                        + "first and the last."
                    : "On a picture: arrow keys move the cursor, with Shift by a tile."));
        }

        planes() {
            const name = "explanation-" + ++serial;
            const set = element("fieldset", { class: "map-choice" }, element("legend", {}, "Plane"));
            VIEWS.forEach(([value, words]) => {
                const input = element("input", { type: "radio", name, value });
                input.checked = value === this.state.view;
                input.addEventListener("change", () => this.changeView(value));
                set.append(element("label", {}, input, words));
            });
            return set;
        }

        buildPanels() {
            const original = { map: null, words: this.scene.name + ", as given" };
            const over = this.wholeSlices && this.maps.length === 1
                ? [] : this.maps.map((map) => ({ map, words: map.mark ? `${map.label}: ${map.mark}` : map.label }));
            this.panels = [original, ...over].map(({ map, words }) => this.panel(map, words));
            this.stage.replaceChildren(...this.panels.map((panel) => panel.figure));
        }

        panel(map, words) {
            const view = this.view;
            const canvas = element("canvas", {
                tabindex: "0", role: "application", "aria-roledescription": "picture", "aria-label": words });
            canvas.style.aspectRatio = `${view.width * view.pixelWidth} / ${view.height * view.pixelHeight}`;
            ["pointermove", "pointerdown"].forEach((type) =>
                canvas.addEventListener(type, (event) => this.pointAt(canvas, event)));
            canvas.addEventListener("keydown", (event) => this.key(event));
            canvas.addEventListener("wheel", (event) => this.wheel(canvas, event), { passive: false });
            return { map, canvas, figure: element("figure", {}, canvas, element("figcaption", {}, words)) };
        }

        pointAt(canvas, event) {
            const box = canvas.getBoundingClientRect();
            this.moveTo({
                u: Math.floor(((event.clientX - box.left) / box.width) * this.view.width),
                v: Math.floor(((event.clientY - box.top) / box.height) * this.view.height),
            });
        }

        /** The wheel changes the slice once a picture has the focus, so that the page can be scrolled past it. */
        wheel(canvas, event) {
            if (this.isVolume && document.activeElement === canvas && !event.ctrlKey) {
                event.preventDefault();
                this.moveTo({ slice: this.state.slice - Math.sign(event.deltaY) });
            }
        }

        key(event) {
            const s = this.state;
            const fine = this.isVolume ? 1 : Math.max(1, Math.round(this.view.width / 200));
            const coarse = this.isVolume ? 5 : this.maps[0].tile || Math.round(this.view.width / 20);
            const step = event.shiftKey ? coarse : fine;
            const moves = {
                ArrowLeft: { u: s.u - step },
                ArrowRight: { u: s.u + step },
                ArrowUp: { v: s.v - step },
                ArrowDown: { v: s.v + step },
                PageUp: { slice: s.slice + 1 },
                PageDown: { slice: s.slice - 1 },
                Home: { slice: 0 },
                End: { slice: this.view.count - 1 },
            };
            if (moves[event.key] && (this.isVolume || moves[event.key].slice === undefined)) {
                event.preventDefault();
                this.speak = true;
                this.moveTo(moves[event.key]);
            }
        }

        moveTo({ slice = this.state.slice, u = this.state.u, v = this.state.v }) {
            const s = this.state;
            s.u = clamp(u, 0, this.view.width - 1);
            s.v = clamp(v, 0, this.view.height - 1);
            const wanted = clamp(slice, 0, this.view.count - 1);
            if (wanted === s.slice) {
                this.draw();
                return;
            }
            s.slice = wanted;
            this.sliceSlider.show(s.slice + 1);
            this.load();
        }

        drawn(change) {
            Object.assign(this.state, change);
            this.draw();
        }

        changeView(name) {
            const s = this.state;
            const voxel = this.voxel(s.u, s.v);
            s.view = name;
            const index = this.view.index;
            const along = (step, size) => {
                const n = step.findIndex((x) => x !== 0);
                return clamp(step[n] > 0 ? voxel[n] - index.origin[n] : index.origin[n] - voxel[n], 0, size - 1);
            };
            s.u = along(index.across, this.view.width);
            s.v = along(index.down, this.view.height);
            s.slice = along(index.through, this.view.count);
            this.sliceSlider.show(s.slice + 1, this.view.count);
            this.buildPanels();
            this.load();
        }

        sliceWords(slice) {
            const view = this.view;
            const n = NUMBER_OF_AXIS[this.state.view];
            const middle = this.place((view.width - 1) / 2, (view.height - 1) / 2, slice)[n];
            return `${slice + 1} of ${view.count} · ${Math.abs(middle).toFixed(1)} mm ${LETTERS[n][middle >= 0 ? 0 : 1]}`;
        }

        /** Patient LPS millimetres of a pixel. */
        place(u, v, slice = this.state.slice) {
            const w = this.view;
            return [0, 1, 2].map((n) => w.origin[n] + slice * w.through[n] + u * w.across[n] + v * w.down[n]);
        }

        voxel(u, v, slice = this.state.slice) {
            const w = this.view.index;
            return [0, 1, 2].map((n) => w.origin[n] + slice * w.through[n] + u * w.across[n] + v * w.down[n]);
        }

        cell(map, u, v) {
            return this.isVolume
                ? map.cellOfVoxel(this.voxel(u, v), this.scene.size)
                : map.cellOfPixel(u, v, this.scene.width, this.scene.height);
        }

        async load() {
            const ticket = (this.ticket = {});
            const { view, slice } = this.state;
            const query = this.isVolume ? `&view=${view}&slice=${slice}` : "";
            try {
                const picture = await this.get("picture" + query, async (answer) => createImageBitmap(await answer.blob()));
                const values = this.isVolume ? await this.get("values" + query, floats) : null;
                const native = this.scene.native ? await this.get("native" + query, floats) : null;
                if (ticket !== this.ticket) {
                    return;
                }
                this.loaded = { view, slice, picture, values, native };
                this.problem.textContent = "";
                this.host.setAttribute("data-ready", `${view}-${slice}`);
                this.draw();
            } catch (failure) {
                if (ticket === this.ticket) {
                    this.problem.textContent =
                        "The picture could not be fetched: " + failure.message + ". Load the page again.";
                }
            }
        }

        get(what, read) {
            let promise = this.kept.get(what);
            if (!promise) {
                promise = fetch(this.host.getAttribute("data-scene") + "?what=" + what).then((answer) => {
                    if (!answer.ok) {
                        throw new Error("the server answered " + answer.status);
                    }
                    return read(answer);
                });
                promise.catch(() => this.kept.delete(what));
                this.kept.set(what, promise);
                if (this.kept.size > MOST_KEPT) {
                    this.kept.delete(this.kept.keys().next().value);
                }
            }
            return promise;
        }

        draw() {
            if (!this.drawing) {
                this.drawing = true;
                window.requestAnimationFrame(() => {
                    this.drawing = false;
                    if (this.loaded && this.loaded.view === this.state.view) {
                        this.panels.forEach((panel) => this.drawPanel(panel));
                        this.drawProfile();
                        this.say();
                    }
                });
            }
        }

        drawPanel({ map, canvas }) {
            const ratio = window.devicePixelRatio || 1;
            const width = Math.round(canvas.clientWidth * ratio);
            const height = Math.round(canvas.clientHeight * ratio);
            if (width === 0 || height === 0) {
                return;
            }
            if (canvas.width !== width || canvas.height !== height) {
                canvas.width = width;
                canvas.height = height;
            }
            const g = canvas.getContext("2d", { willReadFrequently: !this.isVolume && !map });
            g.imageSmoothingEnabled = true;
            g.imageSmoothingQuality = "high";
            g.drawImage(this.loaded.picture, 0, 0, width, height);
            if (!this.isVolume && !map) {
                this.pixel = this.pixelAt(g, width, height);
            }
            if (map) {
                g.imageSmoothingEnabled = false;
                g.drawImage(this.overlay(map), 0, 0, width, height);
                if (!map.reliable) {
                    stamp(g, "not reliable", width, height);
                }
            }
            this.crosshair(g, width, height, ratio);
            if (this.isVolume) {
                this.annotate(g, width, height, ratio);
            }
        }

        /** One pixel for each voxel of the slice; for a slide one for each of at most 512 × 512 blocks. */
        overlay(map) {
            const view = this.view;
            const step = this.isVolume ? 1 : Math.max(1, Math.ceil(Math.max(view.width, view.height) / 512));
            const [w, h] = [Math.ceil(view.width / step), Math.ceil(view.height / step)];
            const image = new ImageData(w, h);
            for (let n = 0; n < w * h; n++) {
                const value = map.at(this.cell(map, (n % w) * step, Math.floor(n / w) * step));
                const colour = map.colour(value, this.state.opacity, this.state.threshold);
                if (colour) {
                    image.data.set(colour, 4 * n);
                }
            }
            const drawn = element("canvas", { width: w, height: h });
            drawn.getContext("2d").putImageData(image, 0, 0);
            return drawn;
        }

        pixelAt(g, width, height) {
            const x = clamp(Math.floor(((this.state.u + 0.5) / this.view.width) * width), 0, width - 1);
            const y = clamp(Math.floor(((this.state.v + 0.5) / this.view.height) * height), 0, height - 1);
            return [...g.getImageData(x, y, 1, 1).data].slice(0, 3);
        }

        crosshair(g, width, height, ratio) {
            const x = ((this.state.u + 0.5) / this.view.width) * width;
            const y = ((this.state.v + 0.5) / this.view.height) * height;
            const [gap, arm] = [5 * ratio, 18 * ratio];
            [["#000", 3], ["#fff", 1.25]].forEach(([colour, line]) => {
                g.strokeStyle = colour;
                g.lineWidth = line * ratio;
                g.beginPath();
                [[1, 0], [-1, 0], [0, 1], [0, -1]].forEach(([dx, dy]) => {
                    g.moveTo(x + gap * dx, y + gap * dy);
                    g.lineTo(x + arm * dx, y + arm * dy);
                });
                g.stroke();
            });
        }

        annotate(g, width, height, ratio) {
            const view = this.view;
            const gap = 5 * ratio;
            g.font = `600 ${13 * ratio}px "Liberation Sans", sans-serif`;
            g.fillStyle = "#fff";
            g.strokeStyle = "rgb(0 0 0 / 80%)";
            g.lineWidth = 3 * ratio;
            const word = (text, x, y, align, base) => {
                g.textAlign = align;
                g.textBaseline = base;
                g.strokeText(text, x, y);
                g.fillText(text, x, y);
            };
            const [left, right, top, bottom] = view.edges;
            word(left, gap, height / 2, "left", "middle");
            word(right, width - gap, height / 2, "right", "middle");
            word(top, width / 2, gap, "center", "top");
            word(bottom, width / 2, height - gap, "center", "bottom");
            const scale = width / (view.width * view.pixelWidth);
            const length = [100, 50, 20, 10, 5, 2, 1].find((mm) => mm * scale < width / 3) || 1;
            const y = height - 2 * gap;
            g.strokeRect(2 * gap, y - ratio, length * scale, 2 * ratio);
            g.fillRect(2 * gap, y - ratio, length * scale, 2 * ratio);
            word(length + " mm", 2 * gap, y - gap, "left", "bottom");
        }

        /** The largest value of each slice as bars; a bar leads to its slice. */
        drawProfile() {
            if (!this.isVolume) {
                return;
            }
            const { view, slice } = this.state;
            if (this.profileOf !== view) {
                this.profileOf = view;
                this.profile.replaceChildren(...this.maps.filter((map) => !map.isDifference).map((map) => this.bars(map)));
            }
            this.profile.querySelectorAll("rect[data-slice]").forEach((bar) =>
                bar.classList.toggle("shown", Number(bar.dataset.slice) === slice));
        }

        bars(map) {
            const count = this.view.count;
            const largest = Array.from({ length: count }, (_, slice) => this.largestOf(map, slice));
            const [width, height, foot] = [600, 64, 14];
            const svg = document.createElementNS(SVG, "svg");
            svg.setAttribute("viewBox", `0 0 ${width} ${height + foot}`);
            svg.setAttribute("role", "img");
            svg.setAttribute("aria-label", `${map.label}: value of each of ${count} slices`);
            const add = (tag, attributes, text) => {
                const made = document.createElementNS(SVG, tag);
                Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
                made.textContent = text || "";
                svg.append(made);
                return made;
            };
            const most = Math.max(...largest.map((v) => Math.abs(v ?? 0)), Number.MIN_VALUE);
            const zero = map.signed ? height / 2 : height;
            const room = map.signed ? height / 2 - 2 : height - 4;
            largest.forEach((value, slice) => {
                const x = (slice * width) / count;
                const size = (Math.abs(value ?? 0) / most) * room;
                const colour = map.legend(value === null ? 0 : (value - map.low) / Math.max(map.high - map.low, 1e-300));
                add("rect", {
                    class: "bar", x: x + 1, width: Math.max(1, width / count - 2), height: Math.max(1, size),
                    y: value !== null && value < 0 ? zero : zero - size, fill: `rgb(${colour.join(" ")})` });
                const hit = add("rect", {
                    class: "hit", x, y: 0, width: width / count, height, "data-slice": slice });
                hit.addEventListener("click", () => this.moveTo({ slice }));
                hit.append(Object.assign(document.createElementNS(SVG, "title"), {
                    textContent: `slice ${slice + 1}: ${map.words(value)}` }));
            });
            add("text", { x: 0, y: height + foot - 3 }, "slice 1");
            add("text", { x: width, y: height + foot - 3, "text-anchor": "end" }, "slice " + count);
            const words = this.wholeSlices ? "value of each slice" : "largest value in each slice";
            return element("figure", {}, svg, element("figcaption", {},
                `${map.label}: ${words}, at most ${map.words(largest.reduce((a, b) =>
                    Math.abs(b ?? 0) > Math.abs(a ?? 0) ? b : a, 0))}; a bar shows its slice`));
        }

        largestOf(map, slice) {
            const { through, origin } = this.view.index;
            const axis = through.findIndex((x) => x !== 0);
            const voxel = this.scene.size.map((n) => Math.floor(n / 2));
            voxel[axis] = origin[axis] + slice * through[axis];
            const here = ["column", "row", "slice"][axis];
            const probe = map.cellOfVoxel(
                axis === 2 ? voxel : [voxel[0], voxel[1], map.firstSlice], this.scene.size);
            if (!probe) {
                return null;
            }
            let largest = null;
            map.values.forEach((value, n) => {
                const place = {
                    slice: Math.floor(n / (map.rows * map.columns)),
                    row: Math.floor(n / map.columns) % map.rows,
                    column: n % map.columns,
                };
                if (value !== null && place[here] === probe[here]
                    && (largest === null || Math.abs(value) > Math.abs(largest))) {
                    largest = value;
                }
            });
            return largest;
        }

        say() {
            const { u, v } = this.state;
            const facts = this.maps.map((map) => {
                const cell = this.cell(map, u, v);
                return [map.label, map.words(map.at(cell)) + (map.unit ? " " + map.unit : "")
                    + (map.isDifference || !cell ? "" : ` (${this.cellWords(map, cell)})`)];
            });
            if (this.isVolume) {
                const n = v * this.view.width + u;
                const value = this.loaded.values[n];
                facts.push(["Image value", Number.isNaN(value) ? "outside" : written(value)]);
                facts.push(["Position", inWords(this.place(u, v))]);
                if (this.loaded.native) {
                    const at = Array.from(this.loaded.native.slice(3 * n, 3 * n + 3));
                    facts.push([`In ${this.scene.native} as acquired`, inWords(at)]);
                }
                facts.push(["Voxel", this.voxel(u, v).join(", ")]);
            } else {
                facts.push(["Image value", this.pixel ? "red " + this.pixel[0] + ", green " + this.pixel[1] + ", blue "
                    + this.pixel[2] : ""]);
                facts.push(["Position", `x ${u}, y ${v} pixels from the upper left`]);
            }
            this.readout.replaceChildren(...facts.map(([name, value]) =>
                element("div", {}, element("dt", {}, name), element("dd", {}, value))));
            if (this.speak) {
                this.speak = false;
                this.spoken.textContent = facts.map((fact) => fact.join(" ")).join("; ");
            }
        }

        cellWords(map, cell) {
            if (this.wholeSlices) {
                return "slice " + (cell.slice + 1);
            }
            const slice = map.slices > 1 ? `slice ${cell.slice + 1}, ` : "";
            return `${map.tile ? "tile" : "cell"} ${slice}row ${cell.row + 1}, column ${cell.column + 1}`;
        }
    }

    const floats = async (answer) => new Float32Array(await answer.arrayBuffer());

    /** Across the picture, so that no detail can be shown without it. */
    function stamp(g, words, width, height) {
        const size = Math.min(width, height) / 7;
        g.save();
        g.translate(width / 2, height / 2);
        g.rotate(-Math.PI / 7);
        g.textAlign = "center";
        g.textBaseline = "middle";
        g.font = `700 ${size}px "Liberation Sans", sans-serif`;
        g.lineWidth = size / 6;
        g.strokeStyle = "rgb(255 255 255 / 85%)";
        g.strokeText(words, 0, 0);
        g.fillStyle = "rgb(163 35 26 / 90%)";
        g.fillText(words, 0, 0);
        g.restore();
    }

    function legend(map) {
        const stops = Array.from({ length: 11 }, (_, n) => `rgb(${map.legend(n / 10).join(" ")})`).join(", ");
        const bar = element("div", { class: "map-legend-bar" });
        bar.style.background = `linear-gradient(to right, ${stops})`;
        const middle = (map.low + map.high) / 2;
        const numbers = [map.low, middle, map.high].map((value) => element("span", {}, map.words(value)));
        const words = map.signed
            ? (map.isDifference ? "blue: more in the second; red: more in the first" : "blue lowers the output, red raises it")
            : "weight without a sign";
        return element("div", { class: "map-legend" },
            element("div", {}, `${map.label}${map.unit ? ", " + map.unit : ""}: ${words}`), bar,
            element("div", { class: "map-legend-numbers" }, ...numbers));
    }

    window.probatumExplanation = {
        attach(host, scene) {
            host.viewer = new Viewer(host, scene);
        },
    };
})();
