/*
 * The viewer of an aligned pair. The server draws grey slices (org.probatum.ui.alignment.PairDownload); here they are combined
 * on canvases. Pixels of the layers fixed, before and after show the same place of the fixed space.
 */
(() => {
    "use strict";

    const MODES = [
        ["side", "Side by side"],
        ["checker", "Checkerboard"],
        ["blend", "Blend"],
        ["flicker", "Flicker"],
        ["difference", "Difference"],
        ["mesh", "Deformation grid"],
    ];
    const VIEWS = [["axial", "Axial"], ["coronal", "Coronal"], ["sagittal", "Sagittal"]];
    const FLICKER_MILLISECONDS = 700;
    const MOST_KEPT = 240;
    const ACCENT = "#56B4E9";
    let serial = 0;

    /* Small helpers for elements. */

    function element(tag, attributes, ...children) {
        const made = document.createElement(tag);
        Object.entries(attributes || {}).forEach(([name, value]) => made.setAttribute(name, value));
        made.append(...children);
        return made;
    }

    function radios(legend, options, chosen, choose) {
        const name = "alignment-" + ++serial;
        const set = element("fieldset", { class: "viewer-choice" }, element("legend", {}, legend));
        options.forEach(([value, words]) => {
            const input = element("input", { type: "radio", name, value });
            input.checked = value === chosen;
            input.addEventListener("change", () => choose(value));
            set.append(element("label", {}, input, words));
        });
        return set;
    }

    function slider(words, { min, max, step, value }, say, change) {
        const id = "alignment-" + ++serial;
        const input = element("input", { type: "range", id, min, max, step });
        const output = element("output", { for: id });
        const show = () => {
            output.textContent = say(Number(input.value));
            input.setAttribute("aria-valuetext", output.textContent);
        };
        input.addEventListener("input", () => {
            show();
            change(Number(input.value));
        });
        const box = element("div", { class: "viewer-slider" }, element("label", { for: id }, words), input, output);
        box.show = (number) => {
            input.value = String(number);
            show();
        };
        box.limit = (most) => {
            input.max = String(most);
        };
        box.show(value);
        return box;
    }

    /* Geometry: places are patient LPS millimetres. */

    function placeOf(view, slice, u, v) {
        return [0, 1, 2].map(
            (n) => view.origin[n] + slice * view.through[n] + u * view.across[n] + v * view.down[n]);
    }

    /** Slice, u and v of a place: the inverse of placeOf, by Cramer's rule. */
    function pictureOf(view, place) {
        const d = [0, 1, 2].map((n) => place[n] - view.origin[n]);
        const det = (a, b, c) =>
            a[0] * (b[1] * c[2] - b[2] * c[1]) - a[1] * (b[0] * c[2] - b[2] * c[0]) + a[2] * (b[0] * c[1] - b[1] * c[0]);
        const whole = det(view.across, view.down, view.through);
        return {
            u: det(d, view.down, view.through) / whole,
            v: det(view.across, d, view.through) / whole,
            slice: det(view.across, view.down, d) / whole,
        };
    }

    function mapped(matrix, p) {
        return [0, 1, 2].map(
            (n) => matrix[4 * n] * p[0] + matrix[4 * n + 1] * p[1] + matrix[4 * n + 2] * p[2] + matrix[4 * n + 3]);
    }

    function inWords(place) {
        const letters = [["L", "R"], ["P", "A"], ["S", "I"]];
        return place.map((x, n) => Math.abs(x).toFixed(1) + " " + letters[n][x >= 0 ? 0 : 1]).join(" · ") + " mm";
    }

    const clamp = (x, low, high) => Math.min(high, Math.max(low, x));

    function intensity(value) {
        if (value === undefined || Number.isNaN(value)) {
            return "outside";
        }
        return Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3);
    }

    /** Slices as the server sends them, each asked for once. */
    class Slices {
        constructor(address) {
            this.address = address;
            this.kept = new Map();
        }

        picture(layer, view, slice) {
            return this.get(`what=${layer}&view=${view}&slice=${slice}`, async (answer) =>
                createImageBitmap(await answer.blob()));
        }

        values(layer, view, slice) {
            return this.get(`what=${layer}&view=${view}&slice=${slice}&as=values`, async (answer) =>
                new Float32Array(await answer.arrayBuffer()));
        }

        places(view, slice) {
            return this.get(`what=places&view=${view}&slice=${slice}`, async (answer) =>
                new Float32Array(await answer.arrayBuffer()));
        }

        mesh(view, slice) {
            return this.get(`what=mesh&view=${view}&slice=${slice}`, (answer) => answer.json());
        }

        get(query, read) {
            let promise = this.kept.get(query);
            if (!promise) {
                promise = fetch(this.address + "?" + query).then((answer) => {
                    if (!answer.ok) {
                        throw new Error("The server answered " + answer.status + " to a slice");
                    }
                    return read(answer);
                });
                promise.catch(() => this.kept.delete(query));
                this.kept.set(query, promise);
                if (this.kept.size > MOST_KEPT) {
                    this.kept.delete(this.kept.keys().next().value);
                }
            }
            return promise;
        }
    }

    class Viewer {
        constructor(host, pair) {
            this.host = host;
            this.pair = pair;
            this.slices = new Slices(host.getAttribute("data-slices"));
            this.hasTransform = pair.transform !== "none";
            this.still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
            const axial = pair.fixed.views.axial;
            this.state = {
                mode: "side",
                view: "axial",
                slice: Math.floor(axial.count / 2),
                u: Math.floor(axial.width / 2),
                v: Math.floor(axial.height / 2),
                tile: 24,
                opacity: 50,
                factor: 1,
                movingShown: false,
                playing: !this.still,
            };
            this.panels = [];
            this.loaded = null;
            this.build();
            this.changeMode("side");
            new ResizeObserver(() => this.draw()).observe(this.stage);
        }

        get view() {
            return this.pair.fixed.views[this.state.view];
        }

        build() {
            const modes = MODES.filter(
                ([mode]) => mode !== "mesh" || this.pair.transform === "free-form");
            this.stage = element("div", { class: "viewer-stage" });
            this.options = element("div", { class: "viewer-options" });
            this.problem = element("p", { class: "viewer-problem", role: "alert" });
            this.spoken = element("p", { class: "viewer-spoken", "aria-live": "polite" });
            this.readout = element("dl", { class: "viewer-readout" });
            this.sliceSlider = slider(
                "Slice",
                { min: 1, max: this.view.count, step: 1, value: this.state.slice + 1 },
                (n) => this.sliceWords(n - 1),
                (n) => this.moveTo({ slice: n - 1 }));
            this.host.replaceChildren(
                element(
                    "div",
                    { class: "viewer-tools" },
                    radios("Show", modes, this.state.mode, (mode) => this.changeMode(mode)),
                    radios("Plane", VIEWS, this.state.view, (view) => this.changeView(view))),
                element("div", { class: "viewer-sliders" }, this.sliceSlider, this.options),
                this.problem,
                this.stage,
                this.readout,
                this.spoken,
                element(
                    "p",
                    { class: "note" },
                    "On a picture: arrow keys move the cursor, Page Up and Page Down change the slice, Home and End go to the "
                        + "first and the last."));
        }

        sliceWords(slice) {
            const view = this.view;
            const normal = { axial: 2, coronal: 1, sagittal: 0 }[this.state.view];
            const place = placeOf(view, slice, (view.width - 1) / 2, (view.height - 1) / 2)[normal];
            const letter = [["L", "R"], ["P", "A"], ["S", "I"]][normal][place >= 0 ? 0 : 1];
            return `${slice + 1} of ${view.count} · ${Math.abs(place).toFixed(1)} mm ${letter}`;
        }

        changeMode(mode) {
            this.state.mode = mode;
            this.buildOptions();
            this.buildPanels();
            this.flicker();
            this.load();
        }

        changeView(name) {
            const s = this.state;
            const place = placeOf(this.view, s.slice, s.u, s.v);
            s.view = name;
            const at = pictureOf(this.view, place);
            s.slice = clamp(Math.round(at.slice), 0, this.view.count - 1);
            s.u = clamp(Math.round(at.u), 0, this.view.width - 1);
            s.v = clamp(Math.round(at.v), 0, this.view.height - 1);
            this.sliceSlider.limit(this.view.count);
            this.sliceSlider.show(s.slice + 1);
            this.buildPanels();
            this.load();
        }

        buildOptions() {
            const s = this.state;
            const drawn = (name) => (value) => {
                s[name] = value;
                this.draw();
            };
            const made = {
                checker: () => slider(
                    "Tile", { min: 8, max: 80, step: 4, value: s.tile }, (n) => n + " mm", drawn("tile")),
                blend: () => slider(
                    "Opacity", { min: 0, max: 100, step: 5, value: s.opacity },
                    (n) => `${n} % ${this.pair.moving.name}`, drawn("opacity")),
                mesh: () => slider(
                    "Exaggerate", { min: 1, max: 10, step: 1, value: s.factor }, (n) => n + " times", drawn("factor")),
                flicker: () => this.flickerButtons(),
            }[s.mode];
            this.options.replaceChildren(...(made ? [made()] : []));
        }

        flickerButtons() {
            const play = element("button", { type: "button", class: "viewer-button" });
            const swap = element("button", { type: "button", class: "viewer-button" }, "Show the other");
            const name = () => {
                play.textContent = this.state.playing ? "Pause" : "Play";
            };
            name();
            play.addEventListener("click", () => {
                this.state.playing = !this.state.playing;
                name();
                this.flicker();
            });
            swap.addEventListener("click", () => {
                this.state.playing = false;
                name();
                this.flicker();
                this.state.movingShown = !this.state.movingShown;
                this.draw();
            });
            return element("div", { class: "viewer-buttons" }, play, swap);
        }

        /** Starts or stops the change of pictures; it stops by itself when the page is left. */
        flicker() {
            window.clearInterval(this.timer);
            if (this.state.mode === "flicker" && this.state.playing) {
                this.timer = window.setInterval(() => {
                    if (!this.host.isConnected) {
                        window.clearInterval(this.timer);
                        return;
                    }
                    this.state.movingShown = !this.state.movingShown;
                    this.draw();
                }, FLICKER_MILLISECONDS);
            }
        }

        buildPanels() {
            const { fixed, moving } = this.pair;
            const after = this.hasTransform ? [["after", `${moving.name} after`]] : [];
            const kinds = {
                side: [["fixed", fixed.name], ["before", `${moving.name} before`], ...after],
                mesh: [["fixed", fixed.name], ...after],
            }[this.state.mode]
                || [["before", `${fixed.name} and ${moving.name} before`]]
                    .concat(after.map(([layer, words]) => [layer, `${fixed.name} and ${words}`]));
            this.panels = kinds.map(([layer, words]) => this.panel(layer, words));
            this.stage.replaceChildren(...this.panels.map((panel) => panel.figure));
            this.stage.style.setProperty("--panels", this.panels.length);
        }

        panel(layer, words) {
            const view = this.view;
            const canvas = element("canvas", {
                tabindex: "0",
                role: "application",
                "aria-roledescription": "slice picture",
                "aria-label": `${words}, ${this.state.view} slice`,
            });
            canvas.style.aspectRatio = `${view.width * view.pixelWidth} / ${view.height * view.pixelHeight}`;
            canvas.addEventListener("pointermove", (event) => this.pointAt(canvas, event));
            canvas.addEventListener("pointerdown", (event) => this.pointAt(canvas, event));
            canvas.addEventListener("keydown", (event) => this.key(event));
            canvas.addEventListener("wheel", (event) => this.wheel(canvas, event), { passive: false });
            const figure = element("figure", {}, canvas, element("figcaption", {}, words));
            return { layer, canvas, figure };
        }

        pointAt(canvas, event) {
            const box = canvas.getBoundingClientRect();
            this.moveTo({
                u: Math.floor(((event.clientX - box.left) / box.width) * this.view.width),
                v: Math.floor(((event.clientY - box.top) / box.height) * this.view.height),
            });
        }

        /** Turning the wheel changes the slice once a picture has the focus, so that the page can be scrolled past it. */
        wheel(canvas, event) {
            if (document.activeElement === canvas && !event.ctrlKey) {
                event.preventDefault();
                this.moveTo({ slice: this.state.slice - Math.sign(event.deltaY) });
            }
        }

        key(event) {
            const s = this.state;
            const step = event.shiftKey ? 5 : 1;
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
            if (moves[event.key]) {
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
            if (wanted !== s.slice) {
                s.slice = wanted;
                this.sliceSlider.show(s.slice + 1);
                this.load();
            } else {
                this.draw();
            }
        }

        /** Fetches what the panels show of this slice; the last slice stays until it is there. */
        async load() {
            const ticket = (this.ticket = {});
            const { view, slice, mode } = this.state;
            const layers = ["fixed", "before", ...(this.hasTransform ? ["after"] : [])];
            try {
                const pictures = await Promise.all(layers.map((layer) => this.slices.picture(layer, view, slice)));
                const mesh = mode === "mesh" ? await this.slices.mesh(view, slice) : null;
                if (ticket !== this.ticket) {
                    return;
                }
                this.loaded = { view, slice, mesh, values: {}, places: null };
                layers.forEach((layer, n) => (this.loaded[layer] = pictures[n]));
                this.problem.textContent = "";
                this.draw();
                this.loadValues(ticket, layers);
            } catch (failure) {
                if (ticket === this.ticket) {
                    this.problem.textContent =
                        "The slice could not be fetched: " + failure.message + ". Load the page again.";
                }
            }
        }

        async loadValues(ticket, layers) {
            const { view, slice } = this.state;
            const values = await Promise.all(layers.map((layer) => this.slices.values(layer, view, slice)));
            const places = this.hasTransform && this.pair.transform !== "linear"
                ? await this.slices.places(view, slice) : null;
            if (ticket === this.ticket) {
                layers.forEach((layer, n) => (this.loaded.values[layer] = values[n]));
                this.loaded.places = places;
                this.host.setAttribute("data-ready", `${view}-${slice}`);
                this.draw();
                [slice + 1, slice - 1].filter((n) => n >= 0 && n < this.view.count)
                    .forEach((n) => layers.forEach((layer) => this.slices.picture(layer, view, n)));
            }
        }

        draw() {
            if (!this.drawing) {
                this.drawing = true;
                window.requestAnimationFrame(() => {
                    this.drawing = false;
                    this.drawNow();
                });
            }
        }

        drawNow() {
            if (!this.loaded || this.loaded.view !== this.state.view) {
                return;
            }
            this.panels.forEach((panel) => this.drawPanel(panel));
            this.say();
        }

        drawPanel({ layer, canvas }) {
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
            const g = canvas.getContext("2d");
            g.imageSmoothingQuality = "high";
            g.globalAlpha = 1;
            g.fillStyle = "#000";
            g.fillRect(0, 0, width, height);
            const scale = width / (this.view.width * this.view.pixelWidth);
            this.combine(g, layer, width, height, scale);
            this.crosshair(g, width, height, ratio);
            this.annotate(g, width, height, scale, ratio);
        }

        combine(g, layer, width, height, scale) {
            const s = this.state;
            const fixed = this.loaded.fixed;
            const moving = this.loaded[layer];
            const whole = (picture) => g.drawImage(picture, 0, 0, width, height);
            switch (s.mode) {
                case "checker":
                    whole(fixed);
                    g.save();
                    g.clip(tiles(width, height, s.tile * scale));
                    whole(moving);
                    g.restore();
                    break;
                case "blend":
                    whole(fixed);
                    g.globalAlpha = s.opacity / 100;
                    whole(moving);
                    g.globalAlpha = 1;
                    break;
                case "flicker":
                    whole(s.movingShown ? moving : fixed);
                    break;
                case "difference":
                    whole(difference(fixed, moving));
                    break;
                default:
                    whole(moving);
                    if (this.loaded.mesh && s.mode === "mesh") {
                        this.drawMesh(g, width, height);
                    }
            }
        }

        drawMesh(g, width, height) {
            const m = this.loaded.mesh;
            const x = (n) => ((m.u[n] + this.state.factor * m.du[n] + 0.5) / this.view.width) * width;
            const y = (n) => ((m.v[n] + this.state.factor * m.dv[n] + 0.5) / this.view.height) * height;
            g.lineWidth = Math.max(1, width / 500);
            g.strokeStyle = ACCENT;
            g.beginPath();
            for (let row = 0; row < m.rows; row++) {
                for (let column = 0; column < m.columns; column++) {
                    const n = row * m.columns + column;
                    if (column > 0) {
                        g.moveTo(x(n - 1), y(n - 1));
                        g.lineTo(x(n), y(n));
                    }
                    if (row > 0) {
                        g.moveTo(x(n - m.columns), y(n - m.columns));
                        g.lineTo(x(n), y(n));
                    }
                }
            }
            g.stroke();
            g.strokeStyle = "#ff9d90";
            m.folded.forEach((folded, n) => {
                if (folded) {
                    g.strokeRect(x(n) - 4, y(n) - 4, 8, 8);
                }
            });
        }

        /** Sides of the patient, scale bar, and which picture is shown while they change. */
        annotate(g, width, height, scale, ratio) {
            const size = 13 * ratio;
            g.font = `600 ${size}px "Liberation Sans", sans-serif`;
            g.fillStyle = "#fff";
            g.strokeStyle = "rgb(0 0 0 / 80%)";
            g.lineWidth = 3 * ratio;
            const word = (text, x, y, align, base) => {
                g.textAlign = align;
                g.textBaseline = base;
                g.strokeText(text, x, y);
                g.fillText(text, x, y);
            };
            const [left, right, top, bottom] = this.view.edges;
            const gap = 5 * ratio;
            word(left, gap, height / 2, "left", "middle");
            word(right, width - gap, height / 2, "right", "middle");
            word(top, width / 2, gap, "center", "top");
            word(bottom, width / 2, height - gap, "center", "bottom");
            const length = [100, 50, 20, 10, 5, 2, 1].find((mm) => mm * scale < width / 3) || 1;
            const y = height - 2 * gap;
            g.strokeRect(2 * gap, y - ratio, length * scale, 2 * ratio);
            g.fillRect(2 * gap, y - ratio, length * scale, 2 * ratio);
            word(length + " mm", 2 * gap, y - gap, "left", "bottom");
            if (this.state.mode === "flicker") {
                word(this.state.movingShown ? this.pair.moving.name : this.pair.fixed.name, gap, gap, "left", "top");
            }
        }

        crosshair(g, width, height, ratio) {
            const x = ((this.state.u + 0.5) / this.view.width) * width;
            const y = ((this.state.v + 0.5) / this.view.height) * height;
            const gap = 6 * ratio;
            const arm = 26 * ratio;
            [["rgb(0 0 0 / 70%)", 3 * ratio], ["#E69F00", 1.5 * ratio]].forEach(([colour, line]) => {
                g.strokeStyle = colour;
                g.lineWidth = line;
                g.beginPath();
                [[x - arm, y, x - gap, y], [x + gap, y, x + arm, y], [x, y - arm, x, y - gap], [x, y + gap, x, y + arm]].forEach(
                    ([a, b, c, d]) => {
                        g.moveTo(a, b);
                        g.lineTo(c, d);
                    });
                g.stroke();
            });
        }

        /** Place and intensities under the cursor. */
        say() {
            const s = this.state;
            const n = s.v * this.view.width + s.u;
            const place = placeOf(this.view, s.slice, s.u, s.v);
            const values = this.loaded.slice === s.slice ? this.loaded.values : {};
            const { fixed, moving } = this.pair;
            const lines = [["Place", inWords(place)]];
            const value = (layer) => (values[layer] ? intensity(values[layer][n]) : "…");
            lines.push([fixed.name, value("fixed")], [`${moving.name} before`, value("before")]);
            if (this.hasTransform) {
                lines.push([`${moving.name} after`, value("after")]);
                const found = this.found(place, n);
                if (found) {
                    lines.push([`Same place in ${moving.name}`, inWords(found)]);
                }
            }
            this.readout.replaceChildren(...lines.map(
                ([name, words]) => element("div", {}, element("dt", {}, name), element("dd", {}, words))));
            if (this.speak) {
                this.speak = false;
                this.spoken.textContent = this.sliceWords(s.slice) + ". "
                    + lines.map(([name, words]) => `${name}: ${words}`).join(". ");
            }
        }

        found(place, n) {
            if (this.pair.matrix.length === 12) {
                return mapped(this.pair.matrix, place);
            }
            const places = this.loaded.places;
            return places && this.loaded.slice === this.state.slice
                ? [places[3 * n], places[3 * n + 1], places[3 * n + 2]] : null;
        }
    }

    function tiles(width, height, size) {
        const path = new Path2D();
        for (let row = 0; row * size < height; row++) {
            for (let column = row % 2; column * size < width; column += 2) {
                path.rect(column * size, row * size, size, size);
            }
        }
        return path;
    }

    /** Half the difference of two grey pictures around mid-grey: brighter where the first is. */
    function difference(a, b) {
        const canvas = new OffscreenCanvas(a.width, a.height);
        const g = canvas.getContext("2d", { willReadFrequently: true });
        g.drawImage(a, 0, 0);
        const first = g.getImageData(0, 0, a.width, a.height);
        g.drawImage(b, 0, 0);
        const second = g.getImageData(0, 0, a.width, a.height);
        for (let n = 0; n < first.data.length; n += 4) {
            const grey = 128 + (first.data[n] - second.data[n]) / 2;
            first.data[n] = first.data[n + 1] = first.data[n + 2] = grey;
        }
        g.putImageData(first, 0, 0);
        return canvas;
    }

    window.probatumAlignment = {
        attach(host, pair) {
            host.viewer = new Viewer(host, pair);
        },
    };
})();
