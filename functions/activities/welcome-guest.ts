import { activities } from '../../shared/contracts/activities';
import type { App } from '../../shared/application/app';
import { activityHandler, type ActivityHandler } from './activity-handler';

export function welcomeGuest(app: App): ActivityHandler {
  return activityHandler(activities.welcomeGuest, async ({ requestId }) =>
    app.welcomeGuest(requestId),
  );
}
