import { dirname, join } from 'node:path';
import type { PlaceRisk } from '../newsroom/ports.ts';
import { fileSystemOf, namesIn } from './disk.ts';

/**
 * What a risk the place of a library brings. On a network drive a lock may not hold and a "written" may not be durable; a
 * program that syncs a folder puts back old files, and "conflicted copies" beside new ones.
 */

/** What can be seen of a place without touching it. */
export interface Surroundings {
  readonly platform: string;
  /** Absolute. */
  readonly folder: string;
  /** The type of the file system as the system names it (`nfs4`, `fuse.sshfs`, `ext4`), or empty when it does not say. */
  readonly fileSystem: string;
  /** Names in the folder and in those above it. */
  readonly markers: readonly string[];
}

/** Never throws: what cannot be seen is no risk that could be told. */
export async function risksOf(folder: string, platform: string = process.platform): Promise<readonly PlaceRisk[]> {
  const [fileSystem, markers] = await Promise.all([fileSystemOf(folder, platform), markersAbove(folder)]);
  return decideRisks({ platform, folder, fileSystem, markers });
}

async function markersAbove(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    found.push(...(await namesIn(markerNames.map((name) => join(at, name)))));
    if (dirname(at) === at) return found;
  }
}

/** Pure. */
export function decideRisks({ platform, folder, fileSystem, markers }: Surroundings): readonly PlaceRisk[] {
  const network = networkName(platform, folder, fileSystem);
  const cloud = cloudName(folder) ?? markedAs(markers);
  return [
    ...(network === undefined ? [] : [{ kind: 'network', name: network } as const]),
    ...(cloud === undefined ? [] : [{ kind: 'cloud', name: cloud } as const]),
  ];
}

/** By the beginning of the type; what is not here (ext4, btrfs, apfs, fuseblk for a disk of Windows) is a disk of this machine. */
const networkTypes: readonly (readonly [RegExp, string])[] = [
  [/^nfs/, 'NFS'],
  [/^(cifs|smb)/, 'SMB'],
  [/^afpfs$/, 'AFP'],
  [/^(davfs|webdav|fuse\.davfs)/, 'WebDAV'],
  [/^(fuse\.)?sshfs$/, 'SSHFS'],
  [/^(fuse\.)?rclone$/, 'rclone'],
  [/^(fuse\.)?(s3fs|goofys|gcsfuse|ossfs|cosfs|juicefs|s3ql)$/, 'object storage'],
  [/^(fuse\.)?(gvfsd-fuse|kio-fuse)$/, 'GVfs'],
  [/^(fuse\.)?(glusterfs|cephfs?|ceph-fuse|lustre|beegfs|orangefs|moosefs|mfs)$/, 'cluster file system'],
  [/^(afs|coda|ncpfs|9p|vboxsf|fuse\.vmhgfs-fuse|vmhgfs|prl_fs|virtiofs|acfs|ocfs2|gfs2?)$/, 'shared folder'],
];

function networkName(platform: string, folder: string, fileSystem: string): string | undefined {
  if (platform === 'win32' && /^(?:\\\\|\/\/)(?![?.][\\/])|^\\\\\?\\UNC\\/i.test(folder)) return 'SMB';
  return networkTypes.find(([type]) => type.test(fileSystem))?.[1];
}

/** One name of a folder on the way to the library. */
const cloudFolders: readonly (readonly [RegExp, string])[] = [
  [/^onedrive(?:$| - |-)/i, 'OneDrive'],
  [/^dropbox(?:$| \()/i, 'Dropbox'],
  [/^(mobile documents|icloud ?drive|com~apple~clouddocs)$/i, 'iCloud Drive'],
  [/^(google ?drive(?:$|[ -])|googledrive-|my drive$|我的云端硬盘$)/i, 'Google Drive'],
  [/^(我的坚果云|坚果云|nutstore(?: files)?)$/i, '坚果云'],
  [/^(百度网盘|百度云同步盘|百度网盘同步空间|baidusyncdisk|baidunetdiskworkspace|baiduyunguanjia)$/i, '百度网盘'],
  [/^(wps ?云盘|wps ?云文档|wpsdrive|wps cloud files)$/i, 'WPS 云盘'],
  [/^(微云|腾讯微云|微云同步助手|weiyun)$/i, '腾讯微云'],
  [/^(阿里云盘|阿里云盘同步|aliyundrive|adrive)$/i, '阿里云盘'],
  [/^(天翼云盘|天翼云盘同步盘)$/i, '天翼云盘'],
  [/^(seafile|seadrive)$/i, 'Seafile'],
  [/^nextcloud\d*$/i, 'Nextcloud'],
  [/^owncloud$/i, 'ownCloud'],
  [/^(box sync|box-box)$/i, 'Box'],
  [/^(pclouddrive|pcloud ?sync|megasync|synologydrive|yandex\.disk)$/i, 'cloud folder'],
  [/^(syncthing|sync\.st)$/i, 'Syncthing'],
  [/^resilio sync$/i, 'Resilio Sync'],
];

function cloudName(folder: string): string | undefined {
  for (const name of folder.split(/[\\/]/)) {
    const found = cloudFolders.find(([pattern]) => pattern.test(name.normalize('NFC')));
    if (found) return found[1];
  }
  return undefined;
}

/** What a program puts into a folder that it syncs, and only there: `~/.dropbox` is no folder that is synced. */
const markerServices: Readonly<Record<string, string>> = {
  '.stfolder': 'Syncthing',
  '.sync': 'Resilio Sync',
  '.dropbox.cache': 'Dropbox',
  '.tmp.drivedownload': 'Google Drive',
  '.seafile-data': 'Seafile',
  '.nextcloudsync.log': 'Nextcloud',
  '.owncloudsync.log': 'ownCloud',
};
const markerNames = Object.keys(markerServices);

function markedAs(markers: readonly string[]): string | undefined {
  const marker = markers.find((name) => Object.hasOwn(markerServices, name));
  return marker === undefined ? undefined : markerServices[marker];
}
