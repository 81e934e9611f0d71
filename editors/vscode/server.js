// Speaks to `journey lsp` over its standard input and output: frames, requests, notifications.
"use strict";

const { spawn } = require("child_process");

/** The empty line behind the header of a frame. */
const headerEnd = Buffer.from("\r\n\r\n");

/** A running server. */
class Server {
  /**
   * Starts a server.
   * @param {string} command the path of the `journey` command
   * @param {string | undefined} folder the folder to work in
   * @param {(method: string, parameters: any) => void} hear takes what the server tells
   * @param {(reason: string) => void} gone is called once the server has ended
   */
  constructor(command, folder, hear, gone) {
    this.hear = hear;
    this.waiting = new Map();
    this.lastID = 0;
    this.bytes = Buffer.alloc(0);
    this.process = spawn(command, ["lsp"], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
    this.process.stdout.on("data", (data) => this.read(data));
    // A server that has gone is noticed by its end, not by a failed write.
    this.process.stdin.on("error", () => {});
    let complaint = "";
    this.process.stderr.on("data", (data) => (complaint = `${complaint}${data}`.slice(-2000)));
    const end = (reason) => {
      for (const { reject } of this.waiting.values()) reject(new Error(reason));
      this.waiting.clear();
      if (!this.isEnding) gone(complaint.trim() || reason);
      this.isEnding = true;
    };
    this.process.on("error", (error) => end(error.message));
    this.process.on("exit", (status) => end(`\`journey lsp\` ended with ${status}`));
  }

  /** Writes a message. */
  write(message) {
    const content = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.process.stdin.write(`Content-Length: ${content.length}\r\n\r\n`);
    this.process.stdin.write(content);
  }

  /** Tells the server something. */
  notify(method, params) {
    this.write({ method, params });
  }

  /** Asks the server something. */
  request(method, params) {
    const id = ++this.lastID;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.write({ id, method, params });
    });
  }

  /** Reads what has come, frame by frame. */
  read(data) {
    this.bytes = Buffer.concat([this.bytes, data]);
    for (;;) {
      const end = this.bytes.indexOf(headerEnd);
      if (end < 0) return;
      const length = /content-length: *(\d+)/i.exec(this.bytes.subarray(0, end).toString());
      const start = end + headerEnd.length;
      const size = length ? Number(length[1]) : 0;
      if (this.bytes.length < start + size) return;
      const content = this.bytes.subarray(start, start + size);
      this.bytes = this.bytes.subarray(start + size);
      if (length) this.take(JSON.parse(content.toString()));
    }
  }

  /** Takes a message. */
  take(message) {
    if (message.method) {
      this.hear(message.method, message.params);
      return;
    }
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (!waiting) return;
    if (message.error) waiting.reject(new Error(message.error.message));
    else waiting.resolve(message.result);
  }

  /** Ends the server as the protocol asks. */
  async end() {
    if (this.isEnding) return;
    this.isEnding = true;
    try {
      await this.request("shutdown", {});
      this.notify("exit", {});
    } catch {
      this.process.kill();
    }
  }
}

module.exports = { Server };
