// The page for those who write programs: what the description of the API says, for people. Texts are put in as texts, never as HTML.

/** An element with children, which are elements or texts. */
function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

/** A list of terms and what they mean. */
function terms(pairs) {
  return element("dl", ...pairs.flatMap(([term, meaning]) => [element("dt", element("code", term)), element("dd", meaning)]));
}

/** What a parameter is for, and the values that it may have. */
function meaning({ description, schema, example }) {
  const values = schema.enum ? ` One of ${schema.enum.join(", ")}.` : "";
  return description.replaceAll("`", "") + values + (example ? ` For example ${example}` : "");
}

/** What can be asked at one address. */
function operation(path, method, { summary, parameters = [], requestBody, responses }) {
  const section = element("section", element("h2", `${method.toUpperCase()} ${path}`), element("p", `${summary}.`));
  if (requestBody) section.append(element("p", `Body: ${requestBody.description}`));
  if (parameters.length) section.append(element("h3", "Parameters"), terms(parameters.map((each) => [each.name, meaning(each)])));
  const types = ({ content = {} }) => Object.keys(content).join(", ");
  const answers = Object.entries(responses).map(([status, answer]) => [status, [answer.description, types(answer)].filter(Boolean).join(": ")]);
  section.append(element("h3", "Answers"), terms(answers));
  return section;
}

async function show() {
  const place = document.getElementById("operations");
  document.getElementById("example").textContent = `curl -F file=@song.mp3 ${new URL("api/tag", document.baseURI)}`;
  try {
    const answer = await fetch("api/openapi.json");
    if (!answer.ok) throw new Error((await answer.json()).detail);
    const { paths } = await answer.json();
    const found = Object.entries(paths).flatMap(([path, methods]) => Object.entries(methods).map(([method, each]) => operation(path, method, each)));
    place.replaceChildren(...found);
  } catch (error) {
    place.textContent = `The description cannot be shown: ${error.message}`;
  }
}

show();
