import { readdirSync, readFileSync } from 'node:fs';
import { textRules, articleRules } from '#domain/checks/prose/rules.ts';
import type { Prose } from '#domain/checks/prose/prose.ts';
const max = Number(process.argv[2] ?? 8); const only = process.argv[3];
const dir='/tmp/r-marks/news/'; const hits = new Map<string,string[]>(); const time = new Map<string,number>(); let chars=0;
for (const f of readdirSync(dir)) {
  const lines = readFileSync(dir+f,'utf8').replace(/<[^>]*>/g,'').split('\n').map(l=>l.trim()).filter(l=>l && !/^\d+\./.test(l));
  const proses: Prose[] = lines.map(l => l.startsWith('#') ? {place:'heading', text:l.replace(/^#+ */,''), masked:l.replace(/^#+ */,'')} : {place:'paragraph', text:l, masked:l});
  chars += lines.join('').length;
  const say=(id:string,p:Prose,h:{start:number,end:number,fix?:string,level?:string})=>{ const a=hits.get(id)??[]; a.push(`${h.level??''} ${p.text.slice(Math.max(0,h.start-22),h.start)}⟦${p.text.slice(h.start,h.end)}→${h.fix??''}⟧${p.text.slice(h.end,h.end+18)}`); hits.set(id,a); };
  for (const r of textRules) { const t=performance.now(); for (const p of proses) if(!r.places||r.places.includes(p.place)) for (const h of r.check(p)) say(r.id,p,h); time.set(r.id,(time.get(r.id)??0)+performance.now()-t); }
  for (const r of articleRules) { const t=performance.now(); const all=proses.flatMap((p,i)=>r.gather(p).map(m=>({prose:i,place:p.place,mention:m}))); for (const h of r.judge(all)) say(r.id,proses[h.prose]!,h); time.set(r.id,(time.get(r.id)??0)+performance.now()-t); }
}
console.log('chars',chars,'total ms per 20k', ([...time.values()].reduce((a,b)=>a+b,0)*20000/chars).toFixed(1));
console.log([...time].sort((a,b)=>b[1]-a[1]).slice(0,12).map(([i,t])=>`${i} ${(t*20000/chars).toFixed(2)}`).join('; '));
for (const [id,a] of [...hits].sort()) if(!only||only===id) { console.log(`== ${id} ${a.length}`); const step=Math.max(1,Math.floor(a.length/max)); for (let i=0;i<a.length&&i/step<max;i+=step) console.log('  '+a[i]); }
