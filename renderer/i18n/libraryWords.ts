/**
 * What the library says of its files, in Chinese. It speaks plain English, one sentence after another; here each has its
 * counterpart, with `$1`, `$2` for what differs. A sentence that is not here is shown as it is.
 */
const sentences: readonly (readonly [RegExp, string])[] = [
  // what was found
  [/^it is missing$/, '文件不见了'],
  [/^article\.json is missing$/, 'article.json 不见了'],
  [/^it is missing, and the article names it$/, '文件不见了，稿件里还用着它'],
  [/^it is missing, and a snapshot needs it$/, '文件不见了，有历史版本要用它'],
  [/^it is empty$/, '文件是空的'],
  [/^it holds nothing but NUL bytes$/, '文件里全是零字节'],
  [/^it is far too large to be ours$/, '文件大得不像是采编台写的'],
  [/^it is not JSON, or cut off$/, '内容不完整，或者不是 JSON'],
  [/^it is not UTF-8 text$/, '内容不是 UTF-8 文字'],
  [/^it is not a JSON object$/, '内容不是 JSON 对象'],
  [/^it is not a file$/, '这里该是文件，却不是'],
  [/^it could not be read \((\w+)\)$/, '磁盘读不出来（$1）'],
  [/^it could not be read$/, '磁盘读不出来'],
  [/^it is of format (\S+); this program knows formats up to (\S+)$/, '格式是 $1，本程序只认到 $2'],
  [/^its bytes are (?:not|no longer) those it is named after$/, '内容和文件名里的校验值对不上'],
  [/^its id says no place for it$/, '编号里没有年月，不知道该放哪里'],
  [/^it belongs (?:to|under) (\S+)$/, '位置不对，应当在 $1'],
  [/^it is a link or no folder: nothing in it is read$/, '这里该是文件夹，却是链接或别的东西；里面的内容没有读'],
  [/^id: it is the text of article (\S+)$/, '里面是另一篇稿件 $1 的内容'],
  // what was done, or can be
  [/^It is sound again\.$/, '已经完好。'],
  [/^It was removed\.$/, '已删除。'],
  [/^It was kept as it is, and its checksum put right\.$/, '内容照原样保留，校验值已更正。'],
  [/^It was kept as it is, as revision (\d+), with a snapshot of it\.$/, '内容照原样保留，存为第 $1 版，并留了历史版本。'],
  [/^It was moved to (\S+)\.$/, '已移到 $1。'],
  [/^It was set aside: its bytes are in (\S+)\.$/, '已移开，原样放在 $1。'],
  [/^It was written anew: the article still has this text\.$/, '已按稿件里的文字重写。'],
  [/^It was written anew, with the settings it had\.$/, '已重新写好，设置都还在。'],
  [/^It was written anew, with the settings of a new library: no copy of the old ones was left\.$/, '已重新写好；旧设置没有留底，用的是初始设置。'],
  [/^The damaged bytes are in (\S+)\.$/, '损坏的原件在 $1。'],
  [/^It stands again as a draft, from its snapshot (\d+)\.$/, '已从第 $1 版恢复为草稿。'],
  [/^The same picture was taken from (\S+)\.$/, '已从 $1 取回同一张图。'],
  [/^No other copy of the picture was found: put it into the article again\.$/, '没有找到同一张图，请重新放进稿件。'],
  [/^The article does not name it\.$/, '稿件没有用到它。'],
  [/^An empty one was begun\.$/, '已新建一份空的。'],
  [/^An empty one was begun; the remarks are lost from it, their bytes are in (\S+)\.$/, '已新建一份空的；原来的批注不在里面，原件在 $1。'],
  [/^It cannot be read, and is left as it is\.$/, '读不出来，原样留着。'],
  [/^It could not be repaired: (.+)\.$/, '没能修好：$1。'],
  [/^It is left as it is: there is no good snapshot of it\.$/, '原样留着：没有完好的历史版本可用。'],
  [/^It is left as it is while its folder is not where it belongs\.$/, '文件夹归位之前，原样留着。'],
  [/^Add the template again, or remove its folder\.$/, '请重新添加这个模板，或者删掉它的文件夹。'],
  [/^It is left as it is: import its text instead\.$/, '原样留着；可以把里面的文字重新导入。'],
  [/^It is left as it is: move it elsewhere if it is not needed here\.$/, '原样留着；用不着就自己移走。'],
  [/^It is left as it is: nothing in this version uses it\.$/, '原样留着：这个版本用不到它。'],
  [/^It is left where it is: there is an article of this id in (\S+)\.$/, '原地留着：$1 里已有同编号的稿件。'],
  [/^It lies in the trash: put it back first, or remove it for good\.$/, '它在回收站里：先恢复，或者彻底删除。'],
  [/^A newer program wrote it: it is left as it is\.$/, '由更新的版本写成，原样留着。'],
  [/^Open the library with that program\.$/, '请用那个版本打开稿库。'],
  [/^The disk does not give it out: check the disk, or restore a backup\.$/, '磁盘读不出来：请检查磁盘，或恢复备份。'],
  [/^Repair would begin an empty one\.$/, '修复时会新建一份空的。'],
  [/^Repair would keep it as it is and put its checksum right\.$/, '修复时会照原样保留，更正校验值。'],
  [/^Repair would keep it as it is, as a new revision, with a snapshot of it\.$/, '修复时会照原样保留，存成新的一版。'],
  [/^Repair would move it there if that place is free\.$/, '修复时会移过去，前提是那里空着。'],
  [/^Repair would put its newest good snapshot in its place, as a draft\.$/, '修复时会用最近的完好版本恢复成草稿。'],
  [/^Repair would set it aside and put its newest good snapshot in its place, as a draft\.$/, '修复时会把它移开，用最近的完好版本恢复成草稿。'],
  [
    /^Repair would set it aside and begin an empty one; its remarks stay in damaged\/ alone\.$/,
    '修复时会把它移开，新建一份空的；批注只留在 damaged/ 里。',
  ],
  [/^Repair would set it aside and write it anew\.$/, '修复时会把它移开，重新写一份。'],
  [/^Repair would set it aside in damaged\/\.$/, '修复时会把它移到 damaged/。'],
  [
    /^Repair would write it anew if the article still has this text, or else set it aside with its snapshots\.$/,
    '修复时，稿件里还有这段文字就重写，没有就连同历史版本一起移开。',
  ],
  [/^Repair would write it anew\.$/, '修复时会重新写一份。'],
  [/^Repair would remove it\.$/, '修复时会删除。'],
];

/** A text of the library's in the person's language. */
export function libraryText(language: string, text: string): string {
  if (language !== 'zh-CN' || text === '') return text;
  return text
    .split(/(?<=\.) (?=[A-Z])/)
    .map(inChinese)
    .join('');
}

function inChinese(sentence: string): string {
  for (const [pattern, chinese] of sentences) if (pattern.test(sentence)) return sentence.replace(pattern, chinese);
  return sentence;
}
