/** The few words that the desktop itself says. What the window says is in renderer/i18n. */
export type Language = 'zh-CN' | 'en';

/** @param preferred tags such as `zh-Hans-CN`, the most wanted first */
export function chooseLanguage(setting: 'system' | Language, preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  const first = preferred.find((tag) => /^(?:zh|en)\b/i.test(tag));
  return first !== undefined && /^en\b/i.test(first) ? 'en' : 'zh-CN';
}

const chinese = {
  file: '文件',
  new: '新建稿件',
  import: '导入稿件…',
  export: '导出发布包…',
  outlets: '其他用途…',
  verify: '校验发布包…',
  backup: '备份稿件库…',
  restoreBackup: '从备份恢复…',
  doctor: '检查稿件库…',
  openLibrary: '打开其他稿件库…',
  settings: '设置…',
  quit: '退出采编台',
  about: '关于采编台',
  services: '服务',
  hide: '隐藏采编台',
  hideOthers: '隐藏其他',
  unhide: '全部显示',
  edit: '编辑',
  undo: '撤销',
  redo: '重做',
  cut: '剪切',
  copy: '复制',
  paste: '粘贴',
  pastePlain: '粘贴为纯文本',
  selectAll: '全选',
  find: '查找和替换…',
  search: '搜索稿件库',
  insert: '正文',
  bold: '加粗',
  heading: '小标题',
  list: '列表',
  quote: '引文',
  link: '链接…',
  table: '表格',
  picture: '图片…',
  pageBreak: '分页',
  tidy: '整理文字',
  view: '视图',
  history: '版本历史',
  trash: '回收站',
  toggleLibrary: '显示或隐藏稿件库',
  togglePreview: '显示或隐藏预览',
  checks: '检查结果',
  nextFinding: '下一处问题',
  previousFinding: '上一处问题',
  findingCard: '查看此处问题',
  actualSize: '实际大小',
  zoomIn: '放大',
  zoomOut: '缩小',
  fullScreen: '全屏',
  developer: '开发者工具',
  window: '窗口',
  minimize: '最小化',
  zoom: '缩放',
  close: '关闭窗口',
  front: '全部置于顶层',
  help: '帮助',
  showLog: '显示运行日志',
  articles: '稿件',
  package: '发布包',
  packageFolder: '选择发布包文件夹',
  importFolder: '选择要导入的文件夹',
  portal: '门户配置',
  houseWords: '本单位用词',
  template: '页面模板：page.html 和 page.css',
  allFiles: '所有文件',
  saveZip: '保存压缩包',
  saveFile: '保存文件',
  wordFile: 'Word 文档',
  textFile: '纯文本',
  backupFiles: '备份文件',
  chooseFolder: '选择文件夹',
  chooseLibrary: '选择稿件库文件夹',
  zip: 'ZIP 压缩包',
  handoff: '采编台交接文件',
  cannotOpen: '无法打开稿件库',
  lockedLibrary: '另一个采编台正在使用这个稿件库。请先关闭它,再重新打开。',
  newerLibrary: '这个稿件库由更新版本的采编台写成。请先升级采编台。',
  damagedLibrary: '稿件库的文件已损坏,未作任何改动。请从备份恢复,或用命令行 doctor 检查。',
  readOnlyLibrary: '稿件库所在的文件夹不能写入。请检查权限或换一个文件夹。',
  noLibrary: '这个文件夹不是稿件库。请选择空文件夹或已有的稿件库。',
  fullDisk: '磁盘已满,无法打开稿件库。请先清理出空间。',
  otherTrouble: '稿件库打不开。',
  windowCrashed: '窗口意外停止',
  windowCrashedMore: '已保存的稿件都在。要重新打开窗口吗?',
  reopen: '重新打开',
} as const;

export type Words = { readonly [K in keyof typeof chinese]: string };

const english: Words = {
  file: 'File',
  new: 'New Article',
  import: 'Import Articles…',
  export: 'Export Package…',
  outlets: 'Other Uses…',
  verify: 'Verify Package…',
  backup: 'Back Up Library…',
  restoreBackup: 'Restore from Backup…',
  doctor: 'Check Library…',
  openLibrary: 'Open Another Library…',
  settings: 'Settings…',
  quit: 'Quit Copydesk',
  about: 'About Copydesk',
  services: 'Services',
  hide: 'Hide Copydesk',
  hideOthers: 'Hide Others',
  unhide: 'Show All',
  edit: 'Edit',
  undo: 'Undo',
  redo: 'Redo',
  cut: 'Cut',
  copy: 'Copy',
  paste: 'Paste',
  pastePlain: 'Paste as Plain Text',
  selectAll: 'Select All',
  find: 'Find and Replace…',
  search: 'Search Library',
  insert: 'Text',
  bold: 'Bold',
  heading: 'Section Head',
  list: 'List',
  quote: 'Quotation',
  link: 'Link…',
  table: 'Table',
  picture: 'Picture…',
  pageBreak: 'Page Break',
  tidy: 'Tidy Text',
  view: 'View',
  history: 'Version History',
  trash: 'Trash',
  toggleLibrary: 'Show or Hide Library',
  togglePreview: 'Show or Hide Preview',
  checks: 'Findings',
  nextFinding: 'Next Finding',
  previousFinding: 'Previous Finding',
  findingCard: 'About This Finding',
  actualSize: 'Actual Size',
  zoomIn: 'Zoom In',
  zoomOut: 'Zoom Out',
  fullScreen: 'Full Screen',
  developer: 'Developer Tools',
  window: 'Window',
  minimize: 'Minimize',
  zoom: 'Zoom',
  close: 'Close Window',
  front: 'Bring All to Front',
  help: 'Help',
  showLog: 'Show Log File',
  articles: 'Articles',
  package: 'Packages',
  packageFolder: 'Choose a Package Folder',
  importFolder: 'Choose a Folder to Import',
  portal: 'Portal Profiles',
  houseWords: 'House Words',
  template: 'Page template: page.html and page.css',
  allFiles: 'All Files',
  saveZip: 'Save ZIP Archive',
  saveFile: 'Save File',
  wordFile: 'Word Document',
  textFile: 'Plain Text',
  backupFiles: 'Backups',
  chooseFolder: 'Choose a Folder',
  chooseLibrary: 'Choose a Library Folder',
  zip: 'ZIP Archive',
  handoff: 'Copydesk Hand-off',
  cannotOpen: 'The library cannot be opened',
  lockedLibrary: 'Another Copydesk is using this library. Close it and open Copydesk again.',
  newerLibrary: 'This library was written by a newer Copydesk. Update Copydesk first.',
  damagedLibrary: 'A file of the library is damaged; nothing was changed. Restore a backup, or look with the command "doctor".',
  readOnlyLibrary: 'The folder of the library cannot be written to. Check its permissions or choose another folder.',
  noLibrary: 'This folder is no library. Choose an empty folder or an existing library.',
  fullDisk: 'The disk is full, so the library cannot be opened. Make room first.',
  otherTrouble: 'The library cannot be opened.',
  windowCrashed: 'The window stopped unexpectedly',
  windowCrashedMore: 'Every saved article is safe. Open the window again?',
  reopen: 'Open Again',
};

export function wordsIn(language: Language): Words {
  return language === 'en' ? english : chinese;
}

/** Why a library was refused, for a person. @param code a failure code of the contract */
export function explainRefusal(code: string | undefined, words: Words): string {
  switch (code) {
    case 'locked':
      return words.lockedLibrary;
    case 'newer-format':
      return words.newerLibrary;
    case 'damaged':
    case 'invalid':
      return words.damagedLibrary;
    case 'read-only':
      return words.readOnlyLibrary;
    case 'no-library':
      return words.noLibrary;
    case 'disk-full':
      return words.fullDisk;
    default:
      return words.otherTrouble;
  }
}
