import { activities } from '../../shared/contracts/activities';
import type { App } from '../../shared/application/app';
import { activityHandler, type ActivityHandler } from './activity-handler';

export function assignResources(app: App): ActivityHandler {
  return activityHandler(activities.assignResources, async ({ requestId, hold }) =>
    app.assignResources(requestId, hold),
  );
}
