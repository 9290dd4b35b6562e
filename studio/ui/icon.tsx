import {
  AlarmClock, Activity, ArrowLeftRight, BadgeCheck, Banknote, Bell, BookOpen, Box, Boxes, BriefcaseBusiness, Building, Building2,
  Calendar, CalendarCheck, ChartColumn, CircleDot, CircleHelp, ClipboardList, Coins, Contact, FileText, Files, Flag, FolderTree,
  Gift, Globe, Handshake, Headphones, House, Landmark, Library, Link, List, MapPin, Megaphone, MessageSquare, Package, Phone,
  Receipt, Settings, ShieldCheck, ShoppingCart, SlidersHorizontal, Star, Store, Swords, Tags, Target, Trophy, TriangleAlert, Truck, User,
  Users, Wallet, Wrench, type LucideIcon,
} from 'lucide-react';

/** Icons that metadata may name. */
const ICONS: Readonly<Record<string, LucideIcon>> = {
  activity: Activity, alarm: AlarmClock, badge: BadgeCheck, bank: Landmark, banknote: Banknote, bell: Bell, book: BookOpen,
  'book-open': BookOpen, box: Box, boxes: Boxes, briefcase: BriefcaseBusiness, building: Building2, buildings: Building,
  calendar: Calendar, 'calendar-check': CalendarCheck, chart: ChartColumn, clipboard: ClipboardList, coins: Coins, contact: Contact,
  file: FileText, files: Files, flag: Flag, gift: Gift, globe: Globe, handshake: Handshake, headphones: Headphones, home: House,
  library: Library, link: Link, list: List, map: MapPin, megaphone: Megaphone, message: MessageSquare, package: Package,
  phone: Phone, receipt: Receipt, settings: Settings, shield: ShieldCheck, cart: ShoppingCart, 'shopping-cart': ShoppingCart,
  sliders: SlidersHorizontal, star: Star, store: Store, swap: ArrowLeftRight, swords: Swords, tag: Tags, tags: Tags, target: Target,
  tree: FolderTree, trophy: Trophy, truck: Truck, user: User, users: Users, wallet: Wallet, warning: TriangleAlert, wrench: Wrench,
  help: CircleHelp,
};

/** An icon named by metadata; a name nobody knows shows a neutral ring. */
export function NamedIcon({ name, size = 16 }: { readonly name: string | undefined; readonly size?: number }) {
  const Found = (name && ICONS[name]) || CircleDot;
  return <Found size={size} strokeWidth={1.5} aria-hidden="true" />;
}
