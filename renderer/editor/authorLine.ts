import type { Author } from '#domain/article.ts';

/** Authors as a person types them in one line. Whatever is typed stays: what is not understood is a name. */

/** Words that stand before the names of those who have that role, as in a byline. */
const roleWord =
  /^(?:本报|本台|本网|本刊)?(?:(?:特约|实习|见习|首席|摄影|文字|融媒体?|全媒体)?记者|(?:特约)?(?:通讯员|评论员|撰稿人?)|特派员|实习生|摄影|摄像|供图|文字?|图片?|图文|文图|(?:责任|执行)?编辑|责编)$/;

/** What stands in brackets holds together. */
const bracketed = /[（(][^（）()]*[）)]/g;
/** A blank between Latin letters belongs to the name: `John Smith`. */
const blank = /(?<![\p{Script=Latin}.])\s+|\s+(?!\p{Script=Latin})/gu;

export function authorsText(authors: readonly Author[]): string {
  return authors.map(({ name, role }) => (/[，,；;、]/.test(role) ? `${name}（${role}）` : role ? `${name}:${role}` : name)).join('，');
}

/**
 * `张三:记者，李四 王五:通讯员`: names before a role, separated by 、 or a blank, share it; without one they are 记者. Also
 * `张三（记者）`, and as a byline has it `记者 张三 李四 通讯员：王五`: a role word holds for the names after it. At most 50.
 */
export function parseAuthors(text: string): Author[] {
  const line = new Line();
  for (const part of split(text.replace(/\s+(?=[（(])/g, ''), /[,，;；]/g)) {
    for (const piece of split(part, /、/g)) line.read(piece);
    line.share(undefined);
  }
  return line.end().slice(0, 50);
}

class Line {
  readonly #authors: Author[] = [];
  /** Names whose role may still come. */
  #open: string[] = [];
  /** The role word before, and whether a name has followed it. */
  #role = '';
  #taken = true;

  /** What stands between two 、. */
  read(piece: string): void {
    const colon = shielded(piece).search(/[:：]/);
    const words = split(colon < 0 ? piece : piece.slice(0, colon), blank);
    const after = piece.slice(colon + 1).trim();
    const last = words.at(-1) ?? '';
    if (colon < 0 || last === '' || roleWord.test(last)) {
      this.#names(words);
      if (colon >= 0 && after !== '') this.read(after);
    } else {
      this.#names(words.slice(0, -1));
      this.#open.push(last);
      this.#roled(after);
    }
  }

  /** What follows a name and a colon. */
  #roled(after: string): void {
    const [first = '', ...more] = split(after, blank);
    const isFirstAlone = roleWord.test(first) && more.some((word) => !roleWord.test(word));
    this.share(isFirstAlone ? first : after);
    if (isFirstAlone) this.read(after.slice(first.length));
  }

  /** Gives the open names their role; without one that of the role word before, or 记者. */
  share(role: string | undefined): void {
    for (const name of this.#open) this.#add(name, role ?? '记者');
    this.#open = [];
  }

  end(): readonly Author[] {
    this.#keepWord();
    return this.#authors;
  }

  #names(words: readonly string[]): void {
    for (const word of words.flatMap(slashed)) {
      const [, name = '', role = ''] = /^([^（(]+)[（(]([^（）()]+)[）)]$/.exec(word) ?? [];
      if (roleWord.test(word)) this.#begin(word);
      else if (name !== '' && role.trim() !== '') {
        this.share(undefined);
        this.#add(name, role.trim());
      } else if (this.#role !== '') {
        this.#taken = true;
        this.#add(word, this.#role);
      } else this.#open.push(word);
    }
  }

  #begin(word: string): void {
    this.share(undefined);
    const both = `${this.#role}/${word}`;
    if (this.#taken || both.length > 40) {
      this.#keepWord();
      this.#role = word;
    } else this.#role = both;
    this.#taken = false;
  }

  /** A role word that no name followed was perhaps none. */
  #keepWord(): void {
    if (!this.#taken) this.#add(this.#role, '记者');
    this.#taken = true;
  }

  #add(name: string, role: string): void {
    this.#authors.push({ name: name.slice(0, 100), role: role.slice(0, 40) });
  }
}

/** `文/张三` is a role word and a name, `文/图` are two role words. */
function slashed(word: string): readonly string[] {
  const [first = '', ...rest] = word.split(/[/／]/);
  return rest.length > 0 && roleWord.test(first) ? [first, ...slashed(rest.join('/'))].filter((one) => one !== '') : [word];
}

/** Splits outside brackets. */
function split(text: string, at: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { index, 0: found } of shielded(text).matchAll(at)) {
    parts.push(text.slice(from, index));
    from = index + found.length;
  }
  return [...parts, text.slice(from)].map((part) => part.trim()).filter((part) => part !== '');
}

/** The text with what stands in brackets made unreadable, of the same length. */
function shielded(text: string): string {
  return text.replace(bracketed, (group) => '（'.repeat(group.length));
}
