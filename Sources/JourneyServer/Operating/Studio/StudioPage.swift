/// The page for people, in one piece: nothing is fetched from elsewhere.
enum StudioPage {
  /// The page.
  static let text = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Journeys</title>
    <style>\(style)</style>
    </head>
    <body>
    <header><h1>Journeys</h1>
    <form id="door">
    <label for="token">Token</label>
    <input id="token" type="password" autocomplete="off" spellcheck="false">
    <button>Show</button>
    </form></header>
    <p id="hint">Make a token with <code>journey token serviceId</code>. It is kept until this page
    is closed, and sent to this server only.</p>
    <main id="journeys"></main>
    <script>\(script)</script>
    </body>
    </html>

    """

  /// How it looks.
  static let style = """
    :root { color-scheme: light dark; --line: #8884; --bar: #3b82f6; }
    body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 1rem; }
    header { display: flex; flex-wrap: wrap; gap: 1rem; align-items: center; }
    h1 { flex: 1; margin: 0; font-size: 1.5rem; }
    form { display: flex; gap: .5rem; align-items: center; }
    section { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0; }
    h2 { margin: 0; font-size: 1.15rem; }
    small, #hint { opacity: .7; }
    table { width: 100%; border-collapse: collapse; margin-top: .5rem; }
    td { padding: .15rem .5rem .15rem 0; vertical-align: middle; }
    td:nth-child(2) { text-align: right; font-variant-numeric: tabular-nums; width: 6rem; }
    td:nth-child(3) { width: 40%; }
    meter { width: 100%; }
    .error { color: #dc2626; }
    """

  /// What it does.
  static let script = """
    "use strict";
    const list = document.getElementById("journeys");
    const hint = document.getElementById("hint");
    function add(parent, name, text) {
      const element = document.createElement(name);
      if (text !== undefined) element.textContent = text;
      return parent.appendChild(element);
    }
    async function ask(path, token) {
      const answer = await fetch(path, { headers: { Authorization: "Bearer " + token } });
      const body = await answer.json();
      if (!answer.ok) throw new Error(body.detail);
      return body;
    }
    function row(table, name, count, most) {
      const line = add(table, "tr");
      add(line, "td", name);
      add(line, "td", String(count));
      const meter = add(add(line, "td"), "meter");
      meter.max = Math.max(1, most);
      meter.value = count;
      meter.title = name + ": " + count;
    }
    function draw(section, report) {
      add(section, "small", report.entered + " entered, " + report.active + " inside, " +
        report.converted + " converted");
      for (const version of report.versions || []) {
        const steps = version.steps || [];
        if (!steps.length) continue;
        const table = add(section, "table");
        add(table, "caption", "version " + version.version);
        const most = Math.max(...steps.map((step) => step.people));
        for (const step of steps) row(table, step.step || step.state, step.people, most);
      }
    }
    async function show(token) {
      list.replaceChildren();
      hint.className = "";
      hint.textContent = "";
      try {
        const { journeys } = await ask("/journeys", token);
        if (!journeys.length) hint.textContent = "No journey is published.";
        for (const journey of journeys) {
          const section = add(list, "section");
          add(section, "h2", journey.title || journey.journeyId);
          add(section, "small", journey.journeyId + ", version " + journey.version + " ");
          try {
            draw(section, await ask(
              "/journeys/" + encodeURIComponent(journey.journeyId) + "/report", token));
          } catch (error) {
            add(section, "p", error.message).className = "error";
          }
        }
      } catch (error) {
        hint.textContent = error.message;
        hint.className = "error";
      }
    }
    document.getElementById("door").addEventListener("submit", (event) => {
      event.preventDefault();
      show(document.getElementById("token").value.trim());
    });
    """
}
