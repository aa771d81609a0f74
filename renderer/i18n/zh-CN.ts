/** The window's words in Chinese. Every other language has the same keys (`Translation`). */
export const zhCN = {
  app: { name: '采编台', opening: '正在打开稿库…', refused: '打不开稿库', retry: '重试', skipToText: '跳到正文' },
  bar: { new: '新建', import: '导入', export: '导出', settings: '设置', verify: '核验稿件包', shortcuts: '快捷键', more: '更多', portal: '门户', foldLibrary: '收起或展开稿库', foldPreview: '收起或展开版面' },
  library: {
    title: '稿库', search: '按标题筛选', empty: '没有符合的稿件', untitled: '（无标题）', count: '{{count}} 篇', today: '今天', yesterday: '昨天', earlier: '更早', damaged: '{{count}} 篇稿件读不出来', list: '稿件列表',
  },
  state: { draft: '草稿', first: '待初审', second: '待复审', final: '待终审', approved: '已签发', exported: '已导出', returned: '已退回', withdrawn: '已撤稿' },
  welcome: {
    title: '从哪一篇开始？', line: '稿件存在这台电脑上，写多少存多少。', new: '写新稿', newHint: '空白稿件，边写边看版面', import: '导入或粘贴', importHint: '通稿、旧网页文字、.txt、.md、稿件包', sample: '打开示例', sampleHint: '一篇写好的特写，三节两图一表',
    drop: '也可以把文件直接拖进窗口',
  },
  fields: {
    title: '标题', titlePlaceholder: '标题', subtitle: '副题', kicker: '引题', shortTitle: '短标题', channel: '频道', noChannel: '未选频道', source: '来源', kind: '稿源性质', original: '原创', reprint: '转载', contributed: '来稿',
    url: '原文网址', originalTitle: '原标题', authors: '作者', authorsHint: '姓名:身份，多人用逗号隔开，如 张三:记者，李四:通讯员', editor: '责任编辑', publishAt: '发布时间', now: '此刻', badTime: '写成 2026-01-01 08:00:00 这样', summary: '摘要', keywords: '关键词', keywordsHint: '用逗号或空格隔开',
    info: '稿件信息', pictures: '图片', fold: '收起稿件信息', unfold: '展开稿件信息', none: '尚未填写', over: '{{label}}超出 {{portal}} 的上限：{{length}}/{{max}} {{unit}}', unit: { chars: '字符', bytes: '字节', han: '字' },
    group: '稿件信息', mainFields: '标题和稿件信息',
  },
  roles: { reporter: '记者', correspondent: '通讯员', photographer: '摄影' },
  toolbar: {
    label: '版式', bold: '加粗', emphasis: '强调', heading: '小标题', subheading: '二级小标题', list: '项目列表', numbers: '编号列表', quote: '引文', link: '链接', table: '表格', picture: '图片', pageBreak: '分页', undo: '撤销', redo: '重做', find: '查找替换', tidy: '整理全文', 
  },
  editor: {
    label: '正文', placeholder: '在这里写正文。空一行是新的一段。', pageBreak: '分页', picture: '图片', pageTitle: '小标题', linkText: '链接文字', columnHead: '栏目', controlCharacter: '不可见字符', selectionDeleted: '已删除选中的文字',
    tidied: '整理了粘贴的文字', find: '查找', replace: '替换为', next: '下一处', previous: '上一处', replaceOne: '替换', replaceAll: '全部替换', matchCase: '区分大小写', close: '关闭', noMatches: '没有找到', matches: '第 {{current}} 处，共 {{total}} 处', replaced: '替换了 {{count}} 处', searchPanel: '查找替换',
  },
  status: {
    saved: '已存盘', unsaved: '未存盘', saving: '正在存盘', failed: '存不了盘，文字还在，正在重试', conflict: '两处同时改了这篇稿件', han: '{{count}} 字', minutes: '约读 {{count}} 分钟', clean: '没有待处理问题', findings: '{{count}} 处待处理', label: '状态',
  },
  findings: { title: '检查', blocking: '拦住导出', level: { error: '错误', warning: '提醒', hint: '建议' }, go: '前往', none: '没有发现问题。' },
  conflict: {
    title: '同一篇稿件在两处被改了', text: '另一个窗口先存了盘。两份文字都在，请选一种。', mine: '用我这份', theirs: '用对方那份', both: '两份都留', bothHint: '我这份另存为新稿', yours: '我这份', other: '对方那份',
  },
  preview: { title: '版面', frame: '门户版面预览', missing: '图片取不出来：{{name}}', phone: '手机宽度', desktop: '适应窗格', empty: '打开一篇稿件，这里是它在门户上的样子', failed: '版面排不出来，文字不受影响', again: '重新排版' },
  pictures: { title: '图片', add: '添加图片', caption: '图说', credit: '摄影 / 供图', alt: '替代文字', altHint: '给看不到图的人：图里有什么', cover: '标题图', setCover: '设为标题图', insert: '插入正文', remove: '移除', empty: '还没有图片。拖进来、粘贴，或点“添加图片”。', new: '新图片', done: '放进正文', size: '{{width}}×{{height}}，{{bytes}}' },
  importDialog: { title: '导入', paste: '粘贴文字', pastePlaceholder: '把通稿或网页文字粘贴到这里。导航、页脚会去掉，标题、来源、时间会认出来，改动逐条报告。', go: '整理成稿', files: '选择文件…', or: '或者', hint: '可选 .txt、.md 和稿件包（.zip）。编码自动识别。' },
  exportDialog: {
    title: '导出稿件包', to: '导出到门户', blocked: '有 {{count}} 处问题拦住导出', ok: '可以导出', warnings: '另有 {{count}} 处提醒', reason: '仍要导出，理由', reasonPlaceholder: '写明理由，会记进稿件包', zip: '导出为压缩包', folder: '导出到文件夹', done: '已导出 {{name}}', files: '{{count}} 个文件', reveal: '在文件夹中显示', working: '正在导出…', close: '完成', cancel: '取消', override: '带理由导出', nothing: '先打开一篇稿件。',
  },
  verifyDialog: { title: '核验稿件包', hint: '选一个导出的压缩包，逐个文件核对校验值。', choose: '选择稿件包…', ok: '{{name}} 完好无损', bad: '{{name}} 有 {{count}} 处问题' },
  settings: { title: '设置', language: '界面语言', system: '跟随系统', theme: '外观', light: '浅色', dark: '深色', timeZone: '新闻编辑部时区', portal: '门户', addPortal: '添加门户配置…', defaults: '新稿默认值', defaultSource: '来源', defaultEditor: '责任编辑', defaultChannel: '频道', library: '稿库位置', version: '版本', close: '完成' },
  shortcuts: { title: '快捷键' },
  dialog: { close: '关闭' },
  notice: {
    close: '关闭提示', details: '详情', imported: '已导入 {{count}} 篇：{{title}}', importFailed: '没能导入', openFailed: '没能打开', createFailed: '没能新建', saveFailed: '没能存盘', pictureFailed: '图片没能加入', portalFailed: '门户配置没能读取', portalAdded: '已添加门户 {{name}}', settingsFailed: '设置没能保存', exportFailed: '没能导出', verifyFailed: '没能核验',
    changedOutside: '这篇稿件被别的程序改过，已按磁盘上的内容打开。', rivals: '这篇稿件还有 {{count}} 份未处理的冲突文本，存在稿件文件夹的 rivals 里。', notSavedYet: '这篇稿件还没存上盘，先别离开。', keptAsNew: '你的那份已另存为新稿：{{title}}', tidied: '整理好了，一步可撤销', tidyNothing: '没有需要整理的地方', notPicture: '只能放图片；其他文件请用“导入”', newArticle: '已新建稿件', pasted: '粘贴时整理了 {{count}} 处',
  },
  failure: {
    'bad-message': '请求不合规格', 'unknown-call': '没有这个功能', 'too-large': '太大了', 'not-allowed': '不允许', 'not-found': '找不到', 'bad-token': '文件选择已失效，请重新选择', empty: '是空的', 'not-text': '不是文字文件', 'bad-encoding': '认不出文字编码（支持 UTF-8、GB18030、UTF-16）', unsupported: '还不支持这种文件',
    'bad-picture': '不是图片，或图片已损坏', 'bad-profile': '门户配置有错', 'bad-template': '页面模板有错', 'bad-package': '不是完好的稿件包', 'bad-checksum': '校验值不符，内容被改动或损坏', 'unsafe-name': '包内文件名不安全', 'no-library': '这个文件夹里有别的东西，不是稿库', locked: '稿库正被另一个采编台使用', 'read-only': '文件夹只读，写不进去', 'disk-full': '磁盘满了', disk: '磁盘读写出错', damaged: '文件损坏', 'newer-format': '由更新版本的采编台写成，请先升级', invalid: '内容不合规格', stale: '已被别处修改', blocked: '有问题没处理，不能导出', 'target-exists': '目标已存在', cancelled: '已取消', unreachable: '采编台没有应答，可能已关闭', internal: '程序内部出错',
    at: '{{thing}}：{{reason}}',
  },
} as const;

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
export type Translation = Words<typeof zhCN>;
