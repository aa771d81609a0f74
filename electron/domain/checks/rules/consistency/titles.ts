/** Family names that stand before a given name: the commonest, which nearly all names in the news have. */
export const familyNames =
  '王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚汤陶黎温莫易樊乔文安殷颜庄章鲁倪庞邢俞翟蓝聂齐向申葛柴伍覃骆关焦柳欧祝纪尚毕耿芦左季管符辛苗詹曲靳祁路涂兰甘裴梅童翁霍游阮尤岳柯牟滕谷舒卜成饶宁凌盛查单冉鲍华包屈房喻解蒲卫简时连车项闵邬吉党阳司费蒙席晏隋古强穆姬谈宫苟';

/** Titles of office of which a body has one, or one and deputies: with them a person is known. */
export const offices =
  '县长|市长|镇长|乡长|区长|局长|厅长|部长|处长|科长|院长|校长|园长|所长|站长|厂长|场长|馆长|村长|行长|队长|团长|会长|社长|台长|董事长|总经理|书记|主任|主席';
