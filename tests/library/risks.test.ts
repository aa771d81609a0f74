import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mountOf } from '../../electron/library/disk.ts';
import { decideRisks, risksOf } from '../../electron/library/risks.ts';
import { tempFolder } from './tempLibrary.ts';

/** platform, folder, file system, markers → what is told. */
const table: readonly (readonly [string, string, string, readonly string[], string])[] = [
  ['linux', '/home/xu/稿库', 'ext4', [], ''],
  ['linux', '/home/xu/稿库', '', [], ''],
  ['linux', '/media/xu/USB', 'fuseblk', [], ''],
  ['linux', '/media/xu/USB', 'fuse.ntfs-3g', [], ''],
  ['linux', '/mnt/nas/稿库', 'nfs4', [], 'network NFS'],
  ['linux', '/mnt/nas/稿库', 'nfs', [], 'network NFS'],
  ['linux', '/mnt/nas/稿库', 'cifs', [], 'network SMB'],
  ['linux', '/mnt/nas/稿库', 'smb3', [], 'network SMB'],
  ['linux', '/mnt/nas/稿库', 'fuse.sshfs', [], 'network SSHFS'],
  ['linux', '/mnt/nas/稿库', 'fuse.rclone', [], 'network rclone'],
  ['linux', '/mnt/nas/稿库', 'fuse.davfs', [], 'network WebDAV'],
  ['linux', '/run/user/1000/gvfs/smb-share:server=nas', 'fuse.gvfsd-fuse', [], 'network GVfs'],
  ['linux', '/mnt/c/Users/xu/稿库', '9p', [], 'network shared folder'],
  ['win32', 'C:\\Users\\xu\\Documents\\稿库', '', [], ''],
  ['win32', '\\\\nas\\share\\稿库', '', [], 'network SMB'],
  ['win32', '//nas/share/稿库', '', [], 'network SMB'],
  ['win32', '\\\\?\\UNC\\nas\\share', '', [], 'network SMB'],
  ['win32', '\\\\?\\C:\\稿库', '', [], ''],
  ['win32', '\\\\.\\C:\\稿库', '', [], ''],
  ['win32', 'C:\\Users\\xu\\OneDrive\\稿库', '', [], 'cloud OneDrive'],
  ['win32', 'C:\\Users\\xu\\OneDrive - 云溪新闻网\\稿库', '', [], 'cloud OneDrive'],
  ['darwin', '/Users/xu/Library/CloudStorage/OneDrive-Personal/稿库', '', [], 'cloud OneDrive'],
  ['win32', 'C:\\Users\\xu\\OneDriveTools\\稿库', '', [], ''],
  ['darwin', '/Users/xu/Dropbox/稿库', '', [], 'cloud Dropbox'],
  ['darwin', '/Users/xu/Dropbox (云溪)/稿库', '', [], 'cloud Dropbox'],
  ['darwin', '/Users/xu/Library/Mobile Documents/com~apple~CloudDocs/稿库', '', [], 'cloud iCloud Drive'],
  ['win32', 'C:\\Users\\xu\\iCloudDrive\\稿库', '', [], 'cloud iCloud Drive'],
  ['win32', 'G:\\My Drive\\稿库', '', [], 'cloud Google Drive'],
  ['win32', 'G:\\我的云端硬盘\\稿库', '', [], 'cloud Google Drive'],
  ['darwin', '/Users/xu/Library/CloudStorage/GoogleDrive-xu@example.cn/稿库', '', [], 'cloud Google Drive'],
  ['darwin', '/Users/xu/Google Drive/稿库', '', [], 'cloud Google Drive'],
  ['win32', 'D:\\我的坚果云\\稿库', '', [], 'cloud 坚果云'],
  ['linux', '/home/xu/Nutstore Files/稿库', 'ext4', [], 'cloud 坚果云'],
  ['win32', 'D:\\BaiduSyncdisk\\稿库', '', [], 'cloud 百度网盘'],
  ['win32', 'D:\\BaiduNetdiskWorkspace\\稿库', '', [], 'cloud 百度网盘'],
  ['win32', 'D:\\百度网盘\\稿库', '', [], 'cloud 百度网盘'],
  ['win32', 'D:\\WPS云盘\\稿库', '', [], 'cloud WPS 云盘'],
  ['win32', 'D:\\WPSDrive\\稿库', '', [], 'cloud WPS 云盘'],
  ['win32', 'C:\\Users\\xu\\WPS Cloud Files\\稿库', '', [], 'cloud WPS 云盘'],
  ['win32', 'D:\\微云\\稿库', '', [], 'cloud 腾讯微云'],
  ['win32', 'D:\\腾讯微云\\稿库', '', [], 'cloud 腾讯微云'],
  ['win32', 'D:\\阿里云盘\\稿库', '', [], 'cloud 阿里云盘'],
  ['linux', '/home/xu/Seafile/稿库', 'ext4', [], 'cloud Seafile'],
  ['linux', '/home/xu/Nextcloud2/稿库', 'ext4', [], 'cloud Nextcloud'],
  ['linux', '/home/xu/稿库', 'ext4', ['.stfolder'], 'cloud Syncthing'],
  ['linux', '/home/xu/稿库', 'ext4', ['.sync'], 'cloud Resilio Sync'],
  ['darwin', '/Users/xu/稿库', '', ['.dropbox.cache'], 'cloud Dropbox'],
  ['linux', '/mnt/nas/Dropbox/稿库', 'nfs4', [], 'network NFS, cloud Dropbox'],
];

describe('what a risk a place brings', () => {
  it.each(table)('%s %s on "%s" with %j: %s', (platform, folder, fileSystem, markers, expected) => {
    const told = decideRisks({ platform, folder, fileSystem, markers }).map(({ kind, name }) => `${kind} ${name}`);
    expect(told.join(', ')).toBe(expected);
  });

  it('markers are found in the folder and above it', async () => {
    const root = await tempFolder();
    const folder = join(root, '一', '二');
    await mkdir(folder, { recursive: true });
    const clouds = async () => (await risksOf(folder)).filter(({ kind }) => kind === 'cloud');
    expect(await clouds()).toEqual([]);
    await writeFile(join(root, '.stfolder'), '');
    expect(await clouds()).toEqual([{ kind: 'cloud', name: 'Syncthing' }]);
  });

  it('a folder that is not there brings none that could be told', async () => {
    expect(await risksOf(join(await tempFolder(), '没有'), 'linux')).toEqual([]);
  });

  it('the mount is the one with the longest path, the last of several', () => {
    const mountinfo = [
      '21 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw',
      '40 21 0:40 / /mnt/nas rw,relatime shared:2 - autofs systemd-1 rw',
      '41 40 0:41 / /mnt/nas rw,relatime shared:3 - nfs4 nas:/稿库 rw',
      '42 21 0:42 / /mnt/my\\040drive rw - fuse.rclone gdrive: rw',
      '43 21 0:43 / /mnt/nas2 rw - cifs //nas/2 rw',
      '',
    ].join('\n');
    expect(mountOf('/home/xu', mountinfo)).toBe('ext4');
    expect(mountOf('/mnt/nas', mountinfo)).toBe('nfs4');
    expect(mountOf('/mnt/nas/a/b', mountinfo)).toBe('nfs4');
    expect(mountOf('/mnt/nas2/a', mountinfo)).toBe('cifs');
    expect(mountOf('/mnt/my drive/x', mountinfo)).toBe('fuse.rclone');
    expect(mountOf('/mnt/nasty', mountinfo)).toBe('ext4');
    expect(mountOf('/x', '')).toBeUndefined();
  });
});
