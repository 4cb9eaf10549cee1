import { expect } from '@jupyterlab/galata';
import { execFileSync } from 'child_process';
import { Lab, NOTEBOOK, test } from './support/lab';
import {
  clipboard,
  execute,
  open,
  readExample,
  standard
} from './support/standards';

/** `jupyter promote sign` as the same person with the same note. */
function signByCommand(root: string, id: string): void {
  const identity = {
    GIT_CONFIG_COUNT: '2',
    GIT_CONFIG_KEY_0: 'user.name',
    GIT_CONFIG_VALUE_0: 'Ada Lovelace',
    GIT_CONFIG_KEY_1: 'user.email',
    GIT_CONFIG_VALUE_1: 'ada@example.org'
  };
  execFileSync('jupyter', ['promote', 'sign', id, '--note', 'alert at 8 %'], {
    cwd: root,
    env: { ...process.env, ...identity }
  });
}

test.describe('what people do about standards', () => {
  test.setTimeout(180_000);

  test('a sign-off is ticked in somebody’s name, kept as a file, and taken back', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    await lab.panel
      .locator('.jp-promote-stage select')
      .selectOption('Production');
    await expect(lab.panel.locator('.jp-promote-summary')).toContainText(
      'CI: Staging'
    );
    const row = standard(lab, 'Have an alert on the share');
    const box = row.getByRole('checkbox');
    await expect(box).not.toBeChecked();

    // Nothing was exported yet: that comes first.
    await box.click();
    await expect(row).toContainText('nothing was exported yet');
    await box.click();
    await expect(row).not.toContainText('nothing was exported yet');
    await lab.export(/^Export 1 file as draft$/);
    await page.notebook.activate(NOTEBOOK);

    await box.click();
    await expect(box).toBeChecked();
    const name = row.getByLabel('Your name');
    await expect(name).toBeFocused();
    await name.fill('Ada Lovelace <ada@example.org>');
    await row.getByLabel('What was agreed').fill('alert at 8 %');
    await page.keyboard.press('Enter');
    await expect(row).toContainText(/Signed by Ada Lovelace .*: alert at 8 %/);
    await expect(box).toBeChecked();
    // Lab's own files hide folders with a dot: the server extension reads them.
    const files = async () => {
      const response = await page.request.get(
        `/jupyterlab_promote/project?path=${tmpPath}/${NOTEBOOK}`
      );
      const { files } = (await response.json()) as {
        files: { path: string; text: string }[];
      };
      return files.filter(({ path }) => path.startsWith('.promote/sign-offs/'));
    };
    const [file] = await files();
    expect(file.path).toMatch(/handover-monitoring-[0-9a-f]{12}\.json$/);
    expect(JSON.parse(file.text)).toMatchObject({
      schema: 1,
      id: 'handover-monitoring',
      notebook: NOTEBOOK,
      who: 'Ada Lovelace <ada@example.org>',
      note: 'alert at 8 %'
    });

    // The command writes the same file to the byte, the time of day apart.
    const answer = await page.request.get(
      `/jupyterlab_promote/project?path=${tmpPath}/${NOTEBOOK}`
    );
    signByCommand((await answer.json()).root, 'handover-monitoring');
    const again = await files();
    expect(again).toHaveLength(1);
    const { when } = JSON.parse(again[0].text);
    expect(Date.parse(when)).toBeGreaterThan(
      Date.parse(JSON.parse(file.text).when)
    );
    expect(again[0].path).toBe(file.path);
    expect(again[0].text).toBe(
      file.text.replace(/"when": "[^"]*"/, `"when": "${when}"`)
    );
    await execute(page, 'promote:check');
    await expect(row).toContainText(/Signed by Ada Lovelace .*: alert at 8 %/);

    // It lapses with the words of the statement.
    const words = readExample('STANDARDS.md');
    await page.contents.uploadContent(
      words.replace('an alert on the share', 'an alarm on the share'),
      'text',
      `${tmpPath}/STANDARDS.md`
    );
    await execute(page, 'promote:check');
    const changed = standard(lab, 'Have an alarm on the share');
    await expect(changed.getByRole('checkbox')).not.toBeChecked();
    await expect(changed).toContainText('the statement has changed since');
    await page.contents.uploadContent(words, 'text', `${tmpPath}/STANDARDS.md`);
    await execute(page, 'promote:check');

    // Unticked, the file is gone.
    await expect(box).toBeChecked();
    await box.click();
    await expect(box).not.toBeChecked();
    await expect.poll(files).toEqual([]);
  });

  test('not now hides a rule in this notebook, says so, and outlives a reload', async ({
    page,
    tmpPath
  }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const row = standard(lab, 'never with print');
    await open(row);
    await row.getByRole('button', { name: 'Not now' }).click();
    await expect(row).toHaveCount(0);
    await expect(lab.panel).toContainText('Not now (1)');
    await expect(lab.panel.locator('.jp-promote-summary')).toContainText(
      '4 open musts'
    );
    await page.notebook.activate(NOTEBOOK);
    await page.notebook.save();
    const saved = JSON.parse((await lab.read(NOTEBOOK))!);
    expect(saved.metadata.promote.notNow).toEqual({
      'logging-no-print': expect.stringMatching(/^\d{4}-\d\d-\d\d$/)
    });
    await lab.reload();
    await expect(lab.panel).toContainText('Not now (1)');
    await lab.panel.locator('summary', { hasText: 'Not now' }).click();
    await lab.panel.getByRole('button', { name: 'Show again' }).click();
    await expect(standard(lab, 'never with print')).toBeAttached();
    await expect(lab.panel).not.toContainText('Not now (1)');
  });

  test('a question, a checklist and the owner', async ({ page, tmpPath }) => {
    const lab = new Lab(page, tmpPath);
    await lab.openExample();
    const row = standard(lab, 'never with print');
    await open(row);
    await row.getByRole('button', { name: 'Copy as question' }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => clipboard(page)).toContain('> write messages');
    const question = await clipboard(page);
    expect(question).toContain('(must, STANDARDS.md#logging-and-errors)');
    expect(question).toContain('```python\ndef clean(listings):');
    expect(question).toContain('- Replace 1 print with a logger call');

    await row.getByRole('button', { name: 'Ask the owner' }).click();
    await expect
      .poll(() => clipboard(page))
      .toMatch(/^@pricing-engineering\n\nA question about/);

    await lab.panel
      .locator('[data-command="promote:standards-menu"]')
      .first()
      .click();
    await page.locator('.lm-Menu-item:has-text("Checklist")').click();
    await expect
      .poll(() => clipboard(page))
      .toContain('- [ ] **must** write messages with the module');
  });
});
