// The pages as a reader uses them: by role and label, in a real browser, against the real service.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { BadRequestError } from '../src/main/resources/META-INF/resources/lib/chengxin.js';
import { baseUrl, client, launch, open, settled, visit } from './support/browser.mjs';
import { middleOf, runningIn, someEvaluation, someSubject } from './support/sample.mjs';

/** @import { Browser, Locator, Page } from 'playwright-core' */

/** @type {Browser} */
let browser;
before(async () => {
  browser = await launch();
});
after(() => browser?.close());

/**
 * A test with a page of its own, which must come through without a script error.
 * @param {string} name
 * @param {(page: Page) => Promise<void>} body
 * @param {Parameters<typeof open>[1]} [options]
 */
function reads(name, body, options) {
  it(name, async () => {
    const { page, faults, close } = await open(browser, options);
    try {
      await body(page);
      assert.deepEqual(faults, [], 'script errors or breaches of the content security policy');
    } finally {
      await close();
    }
  });
}

/** @param {Page} page @param {string} q */
async function search(page, q) {
  await page.getByLabel('名称或统一社会信用代码').fill(q);
  await page.getByRole('button', { name: '查询', exact: true }).click();
  await settled(page);
}

/** @param {Page} page */
const results = page => page.getByRole('region', { name: /找到|已显示|没有找到|查询结果/ });

/** @param {Page} page @param {string} name */
const sectorCard = (page, name) => page.getByRole('region', { name, exact: true });

/** Opens whatever is folded away. @param {Locator} within */
async function unfold(within) {
  await within.evaluate(element => {
    for (const details of element.querySelectorAll('details')) {
      details.open = true;
    }
  });
}

/** @param {Locator} locator @param {string} text */
async function says(locator, text) {
  const all = (await locator.innerText()).replace(/\s+/g, '');
  assert.ok(all.includes(text.replace(/\s+/g, '')), `“${text}” is not on the page:\n${all.slice(0, 2000)}`);
}

/** @param {Page} page */
const focused = page => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || '');

describe('search', () => {
  reads('finds a company by characters in the middle of its name and shows its grade in each sector', async page => {
    const subject = await someSubject({ sector: 'mining' }, one => one.kind === 'legal-person' && one.grades.length > 0);
    await visit(page, '/');
    await search(page, await middleOf(subject));
    const entry = results(page).getByRole('listitem').filter({ has: page.getByRole('link', { name: subject.name, exact: true }) }).first();
    await says(entry, subject.code ?? subject.name);
    const { items: sectors } = await client.sectors();
    for (const { sector: id, inForce, running } of subject.grades) {
      const sector = sectors.find(one => one.id === id);
      const grade = inForce?.grade ?? running?.grade;
      await says(entry, sector?.name ?? id);
      if (grade) {
        await says(entry, `${grade}级 ${sector?.gradeScale.find(step => step.grade === grade)?.meaning}`);
      }
    }
    await says(entry, '征求意见稿');
  });

  reads('finds a company by its credit code', async page => {
    const subject = await someSubject({}, one => one.code !== undefined);
    await visit(page, '/');
    await search(page, subject.code ?? '');
    await results(page).getByRole('link', { name: subject.name, exact: true }).waitFor();
  });

  reads('keeps the search in the address: it can be shared, reloaded and come back to', async page => {
    const subject = await someSubject({ sector: 'fooddrug', status: 'active' }, one => one.code !== undefined);
    await visit(page, '/');
    await search(page, subject.code ?? '');
    assert.equal(new URL(page.url()).searchParams.get('q'), subject.code);
    await page.reload();
    await settled(page);
    assert.equal(await page.getByLabel('名称或统一社会信用代码').inputValue(), subject.code);
    await results(page).getByRole('link', { name: subject.name, exact: true }).click();
    await page.getByRole('heading', { level: 1, name: subject.name }).waitFor();
    await page.getByRole('link', { name: '返回查询' }).click();
    await results(page).getByRole('link', { name: subject.name, exact: true }).waitFor();
  });

  reads('narrows by sector and grade, and tells how many filters are set', async page => {
    await visit(page, '/');
    await page.getByText('筛选条件', { exact: true }).click();
    await page.getByLabel('行业', { exact: true }).selectOption('mining');
    await page.getByLabel('目前测算的等级').selectOption('C');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await settled(page);
    await page.getByText('筛选条件（已选2项）').waitFor();
    const entries = await results(page).getByRole('heading', { level: 3 }).count();
    assert.ok(entries > 0, 'nothing of grade C in mining');
    const shown = await client.searchSubjects({ sector: 'mining', grade: 'C' });
    assert.equal(entries, shown.items.length);
  });

  reads('narrows by area, with everything below it', async page => {
    const subject = await someSubject({}, one => !one.area.endsWith('00') && one.code !== undefined);
    const league = `${subject.area.slice(0, 4)}00`;
    await visit(page, '/');
    await page.getByText('筛选条件', { exact: true }).click();
    await page.getByLabel('地区').selectOption(league);
    await page.getByLabel('名称或统一社会信用代码').fill(subject.name);
    await page.getByRole('button', { name: '查询', exact: true }).click();
    await settled(page);
    assert.equal(new URL(page.url()).searchParams.get('area'), league);
    await results(page).getByRole('link', { name: subject.name, exact: true }).first().waitFor();
  });

  reads('shows more on demand and puts the focus on the first that is new', async page => {
    await visit(page, '/?status=active');
    assert.equal(await results(page).getByRole('heading', { level: 3 }).count(), 20);
    await page.getByRole('button', { name: '显示更多' }).click();
    await page.getByRole('heading', { name: '已显示40个主体' }).waitFor();
    const twentyFirst = results(page).getByRole('heading', { level: 3 }).nth(20).getByRole('link');
    assert.equal(await twentyFirst.evaluate(link => link === document.activeElement), true);
    assert.match((await page.getByRole('status').first().textContent()) ?? '', /40/);
  });

  reads('says in words when nothing is found, and what to do', async page => {
    await visit(page, `/?q=${encodeURIComponent('查无此名甲乙丙丁')}`);
    await page.getByRole('heading', { name: '没有找到符合条件的主体' }).waitFor();
    await page.getByText('减少筛选条件').waitFor();
  });

  reads('names an empty search as a fault that leads to its field', async page => {
    await visit(page, '/');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    const fault = page.getByRole('alert', { name: '请核对输入' });
    await fault.waitFor();
    assert.equal(await focused(page), 'errors');
    assert.equal(await page.getByLabel('名称或统一社会信用代码').getAttribute('aria-invalid'), 'true');
    await fault.getByRole('link').click();
    assert.equal(await focused(page), 'q');
  });

  reads('shows what the service says of a faulty condition', async page => {
    const problem = await client.searchSubjects({ area: '999999' }).then(
      () => assert.fail('the service takes an unknown area'),
      error => error
    );
    assert.ok(problem instanceof BadRequestError);
    await visit(page, '/?area=999999');
    const fault = page.getByRole('alert', { name: '请核对输入' });
    await says(fault, problem.errors[0].detail ?? '');
    assert.equal(await focused(page), 'errors');
  });

  reads('shows a lost connection, and tries again', async page => {
    await visit(page, '/');
    await page.context().setOffline(true);
    await page.getByLabel('名称或统一社会信用代码').fill('有限公司');
    await page.getByRole('button', { name: '查询', exact: true }).click();
    const fault = page.getByRole('alert', { name: '无法连接到服务' });
    await fault.waitFor();
    await page.context().setOffline(false);
    await fault.getByRole('button', { name: '重试' }).click();
    await settled(page);
    assert.ok((await results(page).getByRole('heading', { level: 3 }).count()) > 0);
    assert.equal(await fault.isVisible(), false);
  });

  reads('takes what is typed as text, never as markup', async page => {
    await visit(page, `/?q=${encodeURIComponent('<img src=x onerror=alert(1)>')}`);
    assert.equal(await page.locator('main img').count(), 0);
    assert.equal(await page.getByLabel('名称或统一社会信用代码').inputValue(), '<img src=x onerror=alert(1)>');
  });
});

describe('subject', () => {
  reads('tells how a grade came about, and what lies ahead of it with the repair of each record', async page => {
    const { subject } = await someEvaluation(
      'mining',
      one => one.status === 'graded' && one.lines.some(line => line.record && line.points !== undefined && line.points < 0),
      one => runningIn(one, 'mining')?.status === 'graded'
    );
    const sector = await client.sector('mining');
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    const card = sectorCard(page, sector.name);
    await card.getByText('等级沿革', { exact: true }).click();
    const { items: events } = await client.history(subject.id, 'mining', { limit: 200 });
    await card.getByText('首次评价').first().waitFor();
    for (const event of events.filter(one => one.kind === 'change')) {
      await says(card, event.grade ? `${event.grade}级` : '');
    }
    await card.getByText('今后的变化与信用修复', { exact: true }).click();
    const told = await client.forecast(subject.id, 'mining');
    await card.getByText('假定今后没有新的记录').waitFor();
    for (const change of told.changes) {
      await says(card, change.why);
    }
    for (const outlook of told.repairs) {
      await says(card, outlook.from ? '最早可于' : '不能申请修复');
      for (const bar of outlook.blockedBy) {
        await says(card, bar.text);
      }
    }
  });

  reads('explains a mining grade line by line with its articles, as a draft', async page => {
    const { subject, evaluation } = await someEvaluation(
      'mining',
      one => one.status === 'graded' && one.lines.some(line => line.record) && one.measures.length > 0,
      one => runningIn(one, 'mining')?.status === 'graded'
    );
    const sector = await client.sector('mining');
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    await page.getByRole('heading', { level: 1, name: subject.name }).waitFor();
    const card = sectorCard(page, sector.name);
    await unfold(card);
    await says(card, '征求意见稿');
    const step = sector.gradeScale.findIndex(one => one.grade === evaluation.grade);
    await says(card, `${evaluation.grade}级 ${sector.gradeScale[step].meaning}`);
    await says(card, `共${sector.gradeScale.length}级，由高到低第${step + 1}级`);
    await says(card, `综合评价分值${evaluation.score}分`);
    await says(card, '尚未定论');
    const { inForce } = subject.grades.find(one => one.sector === 'mining') ?? {};
    await says(card, inForce ? `已公布的等级${inForce.grade}` : '尚无已公布的等级');
    const { items: provisions } = await client.provisions('mining');
    for (const line of evaluation.lines.filter(one => one.record)) {
      await says(card, line.why ?? '');
      await says(card, provisions.find(one => one.code === line.provision)?.text ?? '');
      const link = card.getByRole('link', { name: line.citation, exact: true }).first();
      assert.match((await link.getAttribute('href')) ?? '', /^sector\.html\?id=mining#/);
    }
    for (const { met, grade, text, citation } of evaluation.conditions) {
      await says(card, grade ? `${met ? '满足' : '不满足'}${grade}级：${text}${citation}` : `${text}${citation}`);
    }
    for (const measure of evaluation.measures) {
      await says(card, measure.text);
    }
  });

  reads('leads from a line to its provision, opened and in focus', async page => {
    const { subject, evaluation } = await someEvaluation('mining', one => one.lines.some(line => line.provision));
    const line = evaluation.lines.find(one => one.provision);
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    await page.getByRole('link', { name: line?.citation, exact: true }).first().click();
    await settled(page);
    await page.waitForFunction(code => document.activeElement?.id === code, line?.provision);
    assert.equal(await page.locator(`[id="${line?.provision}"]`).isVisible(), true);
  });

  reads('counts a food and drug score in demerits and shows what decided', async page => {
    const { subject, evaluation } = await someEvaluation(
      'fooddrug',
      one => one.status === 'graded' && (one.score ?? 0) > 0 && one.lines.some(line => line.points > 0 && line.record),
      one => runningIn(one, 'fooddrug')?.status === 'graded'
    );
    const sector = await client.sector('fooddrug');
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    const card = sectorCard(page, sector.name);
    await unfold(card);
    await says(card, `本周期累计记${evaluation.score}分`);
    const line = evaluation.lines.find(one => one.points > 0 && one.record);
    await says(card, `记${line?.points}分`);
    assert.equal(await card.getByText('征求意见稿').count(), 0);
    for (const condition of evaluation.conditions) {
      await says(card, condition.text);
    }
  });

  reads('tells whoever is not graded in friendly words what is missing', async page => {
    const { subject, evaluation } = await someEvaluation(
      'fooddrug',
      one => one.status === 'ungraded' && one.missing.length > 0,
      one => runningIn(one, 'fooddrug')?.status === 'ungraded'
    );
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    const card = sectorCard(page, (await client.sector('fooddrug')).name);
    await says(card, '暂未评级');
    await says(card, '这不是负面评价');
    for (const missing of evaluation.missing) {
      await says(card, `${missing.text}${missing.citation}`);
    }
  });

  reads('names who is outside grading', async page => {
    const { subject } = await someEvaluation(
      'mining',
      one => one.status === 'excluded',
      one => runningIn(one, 'mining')?.status === 'excluded'
    );
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    await says(sectorCard(page, (await client.sector('mining')).name), '不参加评级');
  });

  reads('sums up records that are not disclosed and says why', async page => {
    const { subject, evaluation } = await someEvaluation('mining', one => one.lines.some(line => line.undisclosed));
    const line = evaluation.lines.find(one => one.undisclosed);
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    const card = sectorCard(page, (await client.sector('mining')).name);
    await says(card, `另有${line?.undisclosed}条未公示的记录`);
    await says(card, '只列合计分值');
  });

  reads('shows list effects as what they are: proposals', async page => {
    const { subject } = await someEvaluation('fooddrug', one => one.lists.some(effect => effect.effect === 'propose'));
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    await says(sectorCard(page, (await client.sector('fooddrug')).name), '拟列入');
  });

  reads('lists the records disclosed today as a table', async page => {
    const subject = await someSubject({ sector: 'fooddrug', status: 'active' }, one => one.code !== undefined);
    const { items: records } = await client.records(subject.id, { limit: 50 });
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    const section = page.getByRole('region', { name: '今天公示的信用记录' });
    if (records.length === 0) {
      await says(section, '今天没有公示的记录');
    } else {
      assert.equal(await section.getByRole('table').getByRole('row').count(), records.length + 1);
    }
  });

  reads('evaluates as of another day, and keeps that day in the address', async page => {
    const { subject } = await someEvaluation('mining', one => one.status === 'graded');
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    await page.getByLabel('查看哪一天的评价').fill('2024-06-30');
    await page.getByRole('button', { name: '查看', exact: true }).click();
    const card = sectorCard(page, (await client.sector('mining')).name);
    await card.getByRole('heading', { name: '截至2024年6月30日的测算' }).waitFor();
    assert.equal(new URL(page.url()).searchParams.get('asOf'), '2024-06-30');
    await page.goBack();
    await card.getByRole('heading', { name: '截至2024年6月30日的测算' }).waitFor({ state: 'detached' });
    await card.getByRole('heading', { name: '的测算' }).waitFor();
  });

  reads('shows what the service says of a day that is out of bounds', async page => {
    const { subject } = await someEvaluation('mining', one => one.status === 'graded');
    const problem = await client.grade(subject.id, 'mining', { asOf: '2099-01-01' }).then(
      () => assert.fail('the service takes a day more than ten years ahead'),
      error => error
    );
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}&asOf=2099-01-01`);
    const fault = page.getByRole('alert', { name: '请核对输入' });
    await says(fault, problem.errors[0]?.detail ?? problem.detail);
    await fault.getByRole('link').first().click();
    assert.equal(await focused(page), 'asOf');
  });

  reads('has a friendly answer for a subject that is not there', async page => {
    await visit(page, '/subject.html?id=911500000000000000');
    const fault = page.getByRole('alert', { name: '没有找到' });
    await says(fault, '没有这个主体');
    assert.equal(await focused(page), 'errors');
    await page.getByRole('link', { name: '返回查询' }).waitFor();
  });

  reads('asks for a search when no subject is named', async page => {
    await visit(page, '/subject.html');
    await page.getByRole('alert', { name: '没有指明要查看的主体' }).waitFor();
  });
});

describe('sector', () => {
  reads('lists all sectors and the measures common to them', async page => {
    await visit(page, '/sector.html');
    const { items: sectors } = await client.sectors();
    for (const sector of sectors) {
      const card = sectorCard(page, sector.name);
      for (const step of sector.gradeScale) {
        await says(card, `${step.grade}级 ${step.meaning}`);
      }
      assert.equal(await card.getByText('征求意见稿').count(), sector.legalStatus === 'draft' ? 1 : 0);
    }
    await page.getByRole('heading', { name: '各行业通用的措施' }).waitFor();
  });

  reads('browses the provision tables by filter', async page => {
    await visit(page, '/sector.html?id=mining');
    const section = page.getByRole('region', { name: '记分标准' });
    await says(section, '显示264条，共264条');
    await page.getByLabel('在条款中查找').fill('holder-1-');
    await says(section.getByRole('status'), '共264条');
    const rows = section.getByRole('listitem');
    assert.ok((await rows.count()) > 0);
    for (const row of await rows.all()) {
      await says(row, 'holder-1-');
    }
    await page.getByLabel('在条款中查找').fill('holder-1- 吊销');
    await says(section, '采矿或勘查许可证被吊销的');
    await says(section, '扣400分');
    await page.getByLabel('在条款中查找').fill('没有这样的条款');
    await says(section.getByRole('status'), '没有符合的条款');
  });

  reads('groups the provisions by article or by points', async page => {
    await visit(page, '/sector.html?id=fooddrug');
    const section = page.getByRole('region', { name: '记分标准' });
    await section.getByText('第二十七条', { exact: true }).waitFor();
    await page.getByLabel('分组方式').selectOption('points');
    await section.getByText('记50分', { exact: true }).first().waitFor();
  });

  reads('shows grades, measures and types of record of every sector, the draft marked', async page => {
    const { items: sectors } = await client.sectors();
    for (const sector of sectors) {
      await visit(page, `/sector.html?id=${sector.id}`);
      await page.getByRole('heading', { level: 1, name: sector.name }).waitFor();
      await says(page.getByRole('region', { name: '等级含义' }), sector.gradeScale[0].meaning);
      const { items: measures } = await client.measures(sector.id);
      const section = page.getByRole('region', { name: '激励与惩戒措施' });
      await unfold(section);
      for (const measure of measures) {
        await says(section, measure.text);
      }
      const { items: types } = await client.recordTypes(sector.id);
      assert.equal(await page.getByRole('region', { name: '记录类别' }).getByRole('group').count(), types.length);
      assert.equal(await page.getByRole('heading', { level: 1 }).getByText('征求意见稿').count(), sector.legalStatus === 'draft' ? 1 : 0);
    }
  });

  reads('has a friendly answer for a sector that is not there', async page => {
    await visit(page, '/sector.html?id=Mining');
    await says(page.getByRole('alert', { name: '没有找到' }), '没有这个行业');
  });
});

describe('language', () => {
  reads('switches to English, tells the service, remembers it, and leaves the law in Chinese', async page => {
    const { subject, evaluation } = await someEvaluation('fooddrug', one => one.status === 'graded' && one.measures.length > 0);
    await visit(page, `/subject.html?id=${encodeURIComponent(subject.id)}`);
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
    const asked = page.waitForRequest(request => request.url().includes('/api/v1/') && request.headers()['accept-language'] === 'en');
    await page.getByRole('button', { name: 'English' }).click();
    await asked;
    await page.getByRole('heading', { name: 'What it rests on' }).first().waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    const law = page.getByText(evaluation.measures[0].text, { exact: true }).first();
    assert.equal(await law.evaluate(element => element.closest('[lang]')?.getAttribute('lang')), 'zh');
    await page.reload();
    await settled(page);
    await page.getByRole('link', { name: 'Back to the search' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('link', { name: '返回查询' }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'zh-CN');
  });

  reads('has the explanations in both', async page => {
    await visit(page, '/about.html');
    await page.getByRole('heading', { level: 1, name: '说明与权利' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'About and rights' }).waitFor();
    assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
    const description = await page.request.get('/openapi');
    assert.equal(description.status(), 200);
  });
});

describe('keyboard', () => {
  reads('goes from search to subject to sector without a mouse', async page => {
    const subject = await someSubject({ sector: 'mining', status: 'active' }, one => one.code !== undefined);
    await visit(page, '/');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), '跳到正文');
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByLabel('名称或统一社会信用代码'));
    await page.keyboard.type(subject.code ?? '');
    await page.keyboard.press('Enter');
    const link = results(page).getByRole('link', { name: subject.name, exact: true });
    await link.waitFor();
    await tabTo(page, link);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: subject.name }).waitFor();
    await settled(page);
    const sector = page.getByRole('region', { name: (await client.sector('mining')).name, exact: true }).getByRole('link').first();
    await tabTo(page, sector);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: (await client.sector('mining')).name }).waitFor();
    await settled(page);
    await tabTo(page, page.getByLabel('在条款中查找'));
    await page.keyboard.type('附件三');
    const group = page.getByRole('region', { name: '记分标准' }).locator('summary').first();
    await tabTo(page, group);
    await page.keyboard.press('Enter');
    assert.equal(await group.evaluate(summary => summary.parentElement?.hasAttribute('open')), false, 'a group folds by keyboard');
  });

  /** Tabs until an element has the focus, which must then be visible. @param {Page} page @param {Locator} target */
  async function tabTo(page, target) {
    for (let presses = 0; presses < 60; presses++) {
      if (await target.evaluate(element => element === document.activeElement)) {
        const outline = await target.evaluate(element => getComputedStyle(element).outlineStyle);
        assert.notEqual(outline, 'none', 'the focus shows');
        return;
      }
      await page.keyboard.press('Tab');
    }
    assert.fail(`${target} cannot be reached by Tab`);
  }
});

describe('first load', () => {
  it('transfers less than 150 kB in total', async t => {
    const { page, close } = await open(browser);
    try {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Network.enable');
      let bytes = 0;
      let requests = 0;
      devtools.on('Network.loadingFinished', event => {
        bytes += event.encodedDataLength;
        requests++;
      });
      await visit(page, '/');
      t.diagnostic(`first load of / : ${bytes} bytes in ${requests} requests`);
      assert.ok(requests >= 5, `only ${requests} requests were seen`);
      assert.ok(bytes < 150_000, `${bytes} bytes`);
    } finally {
      await close();
    }
  });

  reads(
    'says without JavaScript what it needs, and still explains the rights',
    async page => {
      await page.goto('/');
      await says(page.locator('main'), '须启用 JavaScript');
      await page.goto('/about.html');
      await page.getByRole('heading', { name: '您的权利' }).waitFor();
    },
    { javaScriptEnabled: false }
  );

  reads('comes from one origin only', async page => {
    /** @type {Set<string>} */
    const origins = new Set();
    page.on('request', request => origins.add(new URL(request.url()).origin));
    await visit(page, `/?q=${encodeURIComponent('有限公司')}`);
    assert.deepEqual([...origins], [baseUrl.origin]);
  });

  reads(
    'moves nothing for readers who asked for that',
    async page => {
      await visit(page, '/');
      assert.equal(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior), 'auto');
    },
    { reducedMotion: 'reduce' }
  );
});
