import { htmlLinks } from '../../../../local/inbox/html-links';

describe('htmlLinks', () => {
  it('lists links in order, entities decoded', () => {
    const links = htmlLinks(
      `<a href="https://a.example/?x=1&amp;y=2">A</a> <A class='b' HREF='https://b.example'>B</A> <a href=https://c.example/&#x2F;>C</a>`,
    );

    expect(links).toEqual([
      'https://a.example/?x=1&y=2',
      'https://b.example',
      'https://c.example//',
    ]);
  });

  it('finds a link after an attribute with a bracket in it', () => {
    expect(htmlLinks('<a title="a > b" href="https://a.example">A</a>')).toEqual([
      'https://a.example',
    ]);
  });

  it('leaves out comments, other elements and anchors without address', () => {
    expect(
      htmlLinks(
        '<!--[if mso]><a href="https://a.example">A</a><![endif]--><link href="b.css"><a name="c">C</a><abbr href="d">D</abbr><a data-href="e">E</a>',
      ),
    ).toEqual([]);
  });
});
