import { launchChromium } from '../../support/chromium';

describe('launchChromium', () => {
  it('renders text with the fonts of this machine', async () => {
    const browser = await launchChromium();
    const page = await browser.newPage();

    await page.goto('data:text/html,<h1>Guests are welcome</h1>');
    const heading = await page.getByRole('heading').textContent();
    const box = await page.getByRole('heading').boundingBox();
    const picture = await page.screenshot();
    await browser.close();

    expect(heading).toBe('Guests are welcome');
    expect(box?.height).toBeGreaterThan(10);
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeGreaterThan(2000);
  });
});
