import { activities } from '../../shared/contracts/activities';
import type { App } from '../../shared/application/app';
import { activityHandler, type ActivityHandler } from './activity-handler';

export function advanceRequest(app: App): ActivityHandler {
  return activityHandler(activities.advanceRequest, app.advanceRequest);
}
