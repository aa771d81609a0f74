import type { ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { listGroups, listOrders } from '#domain/query.ts';
import { useDesk } from '../state/desk.ts';
import { useList } from '../state/list.ts';
import { chooseGroup, chooseOrder, useArrangement } from './arrangement.ts';

/** In which order, up or down, under which heads. */
export function ArrangeMenu({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { order, descending } = useArrangement();
  const group = useDesk((desk) => desk.settings.list.group);
  const searching = useList((state) => state.filter.text !== undefined);
  const orders = listOrders.filter((name) => searching || name !== 'best');
  return (
    <MenuTrigger>
      {children}
      <Popover className="menu" placement="bottom end">
        <Menu aria-label={t('library.arrange')}>
          <MenuSection selectionMode="single" selectedKeys={[order]} disallowEmptySelection>
            <Header className="menu-head">{t('library.order')}</Header>
            {orders.map((name) => (
              <MenuItem key={name} id={name} onAction={() => chooseOrder(name)}>
                {t(`library.by.${name}`)}
                {name === order && name !== 'best' ? <span className="menu-mark">{descending ? t('library.down') : t('library.up')}</span> : null}
              </MenuItem>
            ))}
          </MenuSection>
          {searching ? null : (
            <MenuSection selectionMode="single" selectedKeys={[`group-${group}`]} disallowEmptySelection>
              <Header className="menu-head">{t('library.group')}</Header>
              {listGroups.map((name) => (
                <MenuItem key={name} id={`group-${name}`} onAction={() => chooseGroup(name)}>
                  {t(`library.grouped.${name}`)}
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}
