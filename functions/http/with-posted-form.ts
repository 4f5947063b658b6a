import { isSignUpField } from '../../shared/contracts/sign-up-body';
import {
  findAccessPackage,
  returnUrlAllowed,
  type VersionedAccessPackage,
} from '../../shared/domain/policy/policy-set';
import type { PostedForm } from '../../shared/ports/pages/link-pages';
import type { HttpCall } from './http-call';
import { chosenLocale } from './languages';

/**
 * The call from where its sign-up form has been read: in the form's language, and with the form, so that a problem costs
 * nobody what they typed. A form for no package that there is cannot be sent again, nor can one with a value given twice.
 */
export function withPostedForm(call: HttpCall, form: URLSearchParams): HttpCall {
  const inItsLanguage = { ...call, locale: chosenLocale(form.get('language')) ?? call.locale };
  const id = form.get('accessPackageId') ?? '';
  const accessPackage = findAccessPackage(call.deps.policies(), id);
  if (accessPackage === undefined) return inItsLanguage;
  const posted = postedForm(call, form, accessPackage);
  const names = new Set(posted.fields.map(({ name }) => name));
  return names.size < posted.fields.length
    ? inItsLanguage
    : { ...inItsLanguage, postedForm: posted };
}

/** What the hosted form of the package takes of it: whichever form it was, that is where it goes from here. */
function postedForm(
  { deps, request }: HttpCall,
  form: URLSearchParams,
  { id, questions }: VersionedAccessPackage,
): PostedForm {
  const policies = deps.policies();
  const questionIds = questions.map((question) => question.id);
  const lang = chosenLocale(request.query.get('lang'));
  return {
    action: lang === undefined ? `/signup/${id}` : `/signup/${id}?lang=${lang}`,
    fields: [...form]
      .map(([name, value]) => ({ name, value }))
      .filter(({ name }) => name !== 'accessPackageId' && isSignUpField(name, questionIds))
      .filter(({ name, value }) => name !== 'returnUrl' || returnUrlAllowed(policies, id, value)),
  };
}
