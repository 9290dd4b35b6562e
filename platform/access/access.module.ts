import { Module } from '@nestjs/common';
import { Access } from './access.ts';
import { CoarseAccess } from './coarse-access.ts';

@Module({ providers: [{ provide: Access, useClass: CoarseAccess }], exports: [Access] })
export class AccessModule {}
