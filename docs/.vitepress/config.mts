import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'

const docs = join(dirname(fileURLToPath(import.meta.url)), '..')

/** The pages of a folder, each called as its first heading. */
function pagesOf(folder: string) {
  return readdirSync(join(docs, folder))
    .filter((file) => file.endsWith('.md') && file !== 'index.md' && file !== 'README.md')
    .sort()
    .map((file) => ({ text: titleOf(join(docs, folder, file)), link: `/${folder}/${file.slice(0, -3)}` }))
}

function titleOf(file: string) {
  const heading = readFileSync(file, 'utf8').split('\n').find((line) => line.startsWith('# '))
  if (!heading) throw new Error(`${file} has no heading`)

  return heading.slice(2)
}

export default defineConfig({
  title: 'docksplit',
  description: 'Turns a bloated single-stage Dockerfile into a multi-stage one, and proves that it works.',
  base: process.env.DOCKSPLIT_SITE_BASE ?? '/',
  outDir: process.env.DOCKSPLIT_SITE_OUT ?? join(docs, '../artifacts/site'),
  cacheDir: join(docs, '../artifacts/site-cache'),
  rewrites: { 'adr/README.md': 'adr/index.md' },
  // A link that leads nowhere fails the build.
  ignoreDeadLinks: false,
  themeConfig: {
    outline: [2, 3],
    search: { provider: 'local' },
    nav: [
      { text: 'Start', link: '/start' },
      { text: 'How it decides', link: '/how-it-decides' },
      { text: 'Rules', link: '/rules/' },
      { text: 'FAQ', link: '/faq' },
    ],
    sidebar: [
      {
        text: 'Use',
        items: [
          { text: 'Start in two minutes', link: '/start' },
          { text: 'Commands', link: '/commands' },
          { text: 'The command line', link: '/command-line' },
          { text: 'Configuration', link: '/configuration' },
          { text: 'Reports', link: '/reports' },
          { text: 'In CI', link: '/ci' },
          { text: 'For coding agents', link: '/mcp' },
          { text: 'As a library', link: '/library' },
          { text: 'FAQ', link: '/faq' },
        ],
      },
      {
        text: 'Commands in full',
        items: [
          { text: 'check', link: '/check' },
          { text: 'compare', link: '/compare' },
          { text: 'inspect', link: '/inspect' },
        ],
      },
      {
        text: 'What it knows and proves',
        items: [
          { text: 'How it decides', link: '/how-it-decides' },
          { text: 'Languages', link: '/ecosystems' },
          { text: 'The ledger', link: '/ledger' },
          { text: 'What is proved', link: '/proof' },
          { text: 'Security', link: '/security' },
          { text: 'Performance', link: '/performance' },
          { text: 'Scale', link: '/scale' },
          { text: 'Real Dockerfiles', link: '/corpus-outcomes' },
          { text: 'Beside other tools', link: '/comparison' },
        ],
      },
      { text: 'For those who build it', items: [{ text: 'Architecture', link: '/architecture' }, { text: 'Decisions', link: '/adr/' }] },
      { text: 'Diagnostics', collapsed: true, items: pagesOf('rules') },
      { text: 'Rules of evidence', collapsed: true, items: pagesOf('rules/evidence') },
    ],
  },
})
