/** The review desk's words in Chinese. */
export const reviewingZhCN = {
  role: { reporter: '记者', editor: '责编', senior: '主任', chief: '总编', proofreader: '校对' },
  people: {
    title: '人员',
  },
  queue: {
    title: '待办',
  },
  review: {
    title: '审稿',
    close: '收起审稿栏',
    tabs: '审稿栏内容',
    remarks: '批注',
    changes: '改动',
    sheet: '审稿单',
    step: { first: '初审', second: '复审', final: '终审', proofreading: '校对' },
    action: {
      submit: '送审',
      approve: '通过',
      return: '退回',
      proofread: '校对完成',
      withdraw: '撤稿',
      reopen: '重新编辑',
      export: '导出',
      correct: '更正',
    },
  },
  remarks: {
    add: '加批注',
    next: '下一条批注',
    previous: '上一条批注',
    none: '还没有批注',
  },
  suggesting: {
    mode: '修订模式',
  },
  changes: {
    title: '改动',
  },
  handoff: {
    title: '交接',
  },
} as const;
