import { httpRoute, type IndexedFunction } from '../index/indexed-function';

function invokeUrl(fn: IndexedFunction, origin: string, routePrefix: string): string | null {
  if (fn.triggerType !== 'httptrigger') return null;
  const path = [routePrefix, httpRoute(fn)].filter((part) => part !== '').join('/');
  return `${origin}/${path}`.toLowerCase();
}

/** One function as `/admin/functions` shows it. */
export function functionDescription(
  fn: IndexedFunction,
  origin: string,
  routePrefix: string,
): object {
  const admin = `${origin}/admin`;
  return {
    name: fn.name,
    script_root_path_href: `${admin}/vfs/${fn.name}/`,
    script_href: `${admin}/vfs/${fn.scriptFile}`,
    config_href: `${admin}/vfs/${fn.name}/function.json`,
    test_data_href: null,
    href: `${admin}/functions/${fn.name}`,
    invoke_url_template: invokeUrl(fn, origin, routePrefix),
    language: 'node',
    config: {
      name: fn.name,
      entryPoint: '',
      scriptFile: fn.scriptFile,
      language: 'node',
      functionDirectory: fn.directory,
      bindings: Object.entries(fn.metadata.bindings).map(([name, binding]) => ({
        ...binding,
        name,
      })),
    },
    files: null,
    test_data: null,
    isDisabled: fn.isDisabled,
    isDirect: true,
    isProxy: false,
  };
}
