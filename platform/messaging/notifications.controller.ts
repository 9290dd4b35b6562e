import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import type { Caller } from '../kernel/caller.ts';
import { From } from '../kernel/request.ts';
import { readPage, readUntil } from './notification-request.ts';
import { Notifications, type NotificationPage } from './notifications.ts';

@Controller('api/notifications')
export class NotificationsController {
  constructor(private readonly notifications: Notifications) {}

  @Get()
  list(@From() caller: Caller, @Query() query: Record<string, unknown>): Promise<NotificationPage> {
    return this.notifications.list(caller, readPage(query));
  }

  @Post('seen')
  @HttpCode(200)
  seen(@From() caller: Caller, @Body() sent: unknown): Promise<{ unseen: number }> {
    return this.notifications.markSeen(caller, readUntil(sent));
  }
}
