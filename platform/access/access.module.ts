import { Module } from '@nestjs/common';
import { Access } from './access.ts';
import { RoleAccess } from './role-access.ts';

@Module({ providers: [{ provide: Access, useClass: RoleAccess }], exports: [Access] })
export class AccessModule {}
