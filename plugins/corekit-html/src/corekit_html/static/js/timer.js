// SPDX-License-Identifier: Apache-2.0
// A timer for one exercise: phases of repetitions, rest between sets, the other side. One runs at a time.
const corekitTimer = (() => {
  let running = null;
  const READY = 5;
  const phases = ({ phases: told, reps, sets, sides, rest }, words) => {
    const all = [{ name: words.ready, seconds: READY }];
    for (let side = 0; side < sides; side += 1) {
      if (side) all.push({ name: words.otherSide, seconds: READY });
      for (let set = 1; set <= sets; set += 1) {
        if (set > 1 && rest) all.push({ name: words.rest, seconds: rest });
        for (let rep = 1; rep <= reps; rep += 1) {
          for (const [name, seconds] of told) {
            const where = [
              ...(sets > 1 ? [corekitFilled(words.set, { n: set, of: sets })] : []),
              ...(reps > 1 ? [corekitFilled(words.rep, { n: rep, of: reps })] : []),
            ];
            all.push({ name: [words[name], ...where].join(" · "), seconds });
          }
        }
      }
    }
    return all;
  };
  let sound = null;
  const beep = (high) => {
    try {
      sound = sound || new AudioContext();
      const tone = sound.createOscillator(), volume = sound.createGain();
      tone.frequency.value = high ? 880 : 520;
      volume.gain.value = 0.08;
      tone.connect(volume).connect(sound.destination);
      tone.start();
      tone.stop(sound.currentTime + 0.18);
    } catch { /* a device without sound still shows the time */ }
    if (navigator.vibrate) navigator.vibrate(high ? 200 : 100);
  };
  const clock = (seconds) => {
    const left = Math.ceil(seconds);
    return left < 60 ? String(left) : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  };
  return (place, told, words, finished) => {
    const start = corekitElement("button", { type: "button", className: "ck-plain", textContent: words.timer });
    place.append(start);
    start.addEventListener("click", () => {
      if (running) running();
      const all = phases(told, words);
      let at = 0, left = all[0].seconds, last = performance.now(), paused = false, awake = null;
      const left_ = corekitElement("p", { className: "ck-left" });
      left_.setAttribute("role", "timer");
      const phase = corekitElement("p", { className: "ck-phase" });
      phase.setAttribute("role", "status");
      const pause = corekitElement("button", { type: "button", textContent: words.pause });
      const end = corekitElement("button", { type: "button", className: "ck-plain", textContent: words.end });
      const shown = corekitElement("div", { className: "ck-clock" }, phase, left_,
        corekitElement("div", { className: "ck-buttons" }, pause, end));
      const show = () => {
        left_.textContent = clock(left);
        if (phase.textContent !== all[at].name) phase.textContent = all[at].name;
      };
      const stop = () => {
        clearInterval(ticking);
        if (awake) awake.release();
        shown.remove();
        start.hidden = false;
        running = null;
      };
      const step = () => {
        const now = performance.now();
        if (!paused) left -= (now - last) / 1000;
        last = now;
        while (left <= 0 && at < all.length - 1) { at += 1; left += all[at].seconds; beep(false); }
        if (left <= 0) {
          clearInterval(ticking);
          left_.textContent = "0";
          phase.textContent = words.finished;
          pause.remove();
          beep(true);
          finished();
          return;
        }
        show();
      };
      pause.addEventListener("click", () => {
        paused = !paused;
        pause.textContent = paused ? words.goOn : words.pause;
      });
      end.addEventListener("click", () => { stop(); start.focus(); });
      const ticking = setInterval(step, 200);
      if (navigator.wakeLock) navigator.wakeLock.request("screen").then((lock) => { awake = lock; }, () => {});
      running = stop;
      start.hidden = true;
      place.append(shown);
      show();
      pause.focus();
    });
  };
})();
