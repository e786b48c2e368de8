// Made by Scripts/console-files of 821db75aa6cfc0e88213be92cedaba80d8ab400b2024eaba58c736dca0914c9f
    .section .rodata
name0: .asciz "assets/base.css"
file0: .incbin "assets/base.css"
end0:
name1: .asciz "assets/components.css"
file1: .incbin "assets/components.css"
end1:
name2: .asciz "assets/console.js"
file2: .incbin "assets/console.js"
end2:
name3: .asciz "assets/insight.css"
file3: .incbin "assets/insight.css"
end3:
name4: .asciz "assets/mark.svg"
file4: .incbin "assets/mark.svg"
end4:
name5: .asciz "assets/pages.css"
file5: .incbin "assets/pages.css"
end5:
name6: .asciz "assets/tokens.css"
file6: .incbin "assets/tokens.css"
end6:
name7: .asciz "echarts.min.js.gz"
file7: .incbin "echarts.min.js.gz"
end7:
name8: .asciz "htmx.min.js.gz"
file8: .incbin "htmx.min.js.gz"
end8:
name9: .asciz "templates/aside.mustache"
file9: .incbin "templates/aside.mustache"
end9:
name10: .asciz "templates/clerk.mustache"
file10: .incbin "templates/clerk.mustache"
end10:
name11: .asciz "templates/clerk_visit.mustache"
file11: .incbin "templates/clerk_visit.mustache"
end11:
name12: .asciz "templates/cohorts.mustache"
file12: .incbin "templates/cohorts.mustache"
end12:
name13: .asciz "templates/compare.mustache"
file13: .incbin "templates/compare.mustache"
end13:
name14: .asciz "templates/conflicts.mustache"
file14: .incbin "templates/conflicts.mustache"
end14:
name15: .asciz "templates/customer.mustache"
file15: .incbin "templates/customer.mustache"
end15:
name16: .asciz "templates/customer_erase.mustache"
file16: .incbin "templates/customer_erase.mustache"
end16:
name17: .asciz "templates/customer_merge.mustache"
file17: .incbin "templates/customer_merge.mustache"
end17:
name18: .asciz "templates/customer_warn.mustache"
file18: .incbin "templates/customer_warn.mustache"
end18:
name19: .asciz "templates/customers.mustache"
file19: .incbin "templates/customers.mustache"
end19:
name20: .asciz "templates/cycles.mustache"
file20: .incbin "templates/cycles.mustache"
end20:
name21: .asciz "templates/due.mustache"
file21: .incbin "templates/due.mustache"
end21:
name22: .asciz "templates/error.mustache"
file22: .incbin "templates/error.mustache"
end22:
name23: .asciz "templates/icons/behaviour.mustache"
file23: .incbin "templates/icons/behaviour.mustache"
end23:
name24: .asciz "templates/icons/check.mustache"
file24: .incbin "templates/icons/check.mustache"
end24:
name25: .asciz "templates/icons/clock.mustache"
file25: .incbin "templates/icons/clock.mustache"
end25:
name26: .asciz "templates/icons/columns.mustache"
file26: .incbin "templates/icons/columns.mustache"
end26:
name27: .asciz "templates/icons/compare.mustache"
file27: .incbin "templates/icons/compare.mustache"
end27:
name28: .asciz "templates/icons/consent.mustache"
file28: .incbin "templates/icons/consent.mustache"
end28:
name29: .asciz "templates/icons/copy.mustache"
file29: .incbin "templates/icons/copy.mustache"
end29:
name30: .asciz "templates/icons/counter.mustache"
file30: .incbin "templates/icons/counter.mustache"
end30:
name31: .asciz "templates/icons/cross.mustache"
file31: .incbin "templates/icons/cross.mustache"
end31:
name32: .asciz "templates/icons/customers.mustache"
file32: .incbin "templates/icons/customers.mustache"
end32:
name33: .asciz "templates/icons/decide.mustache"
file33: .incbin "templates/icons/decide.mustache"
end33:
name34: .asciz "templates/icons/down-arrow.mustache"
file34: .incbin "templates/icons/down-arrow.mustache"
end34:
name35: .asciz "templates/icons/download.mustache"
file35: .incbin "templates/icons/download.mustache"
end35:
name36: .asciz "templates/icons/edit.mustache"
file36: .incbin "templates/icons/edit.mustache"
end36:
name37: .asciz "templates/icons/eye.mustache"
file37: .incbin "templates/icons/eye.mustache"
end37:
name38: .asciz "templates/icons/file.mustache"
file38: .incbin "templates/icons/file.mustache"
end38:
name39: .asciz "templates/icons/filter.mustache"
file39: .incbin "templates/icons/filter.mustache"
end39:
name40: .asciz "templates/icons/globe.mustache"
file40: .incbin "templates/icons/globe.mustache"
end40:
name41: .asciz "templates/icons/imports.mustache"
file41: .incbin "templates/icons/imports.mustache"
end41:
name42: .asciz "templates/icons/info.mustache"
file42: .incbin "templates/icons/info.mustache"
end42:
name43: .asciz "templates/icons/insight.mustache"
file43: .incbin "templates/icons/insight.mustache"
end43:
name44: .asciz "templates/icons/interaction.mustache"
file44: .incbin "templates/icons/interaction.mustache"
end44:
name45: .asciz "templates/icons/key.mustache"
file45: .incbin "templates/icons/key.mustache"
end45:
name46: .asciz "templates/icons/leave.mustache"
file46: .incbin "templates/icons/leave.mustache"
end46:
name47: .asciz "templates/icons/left.mustache"
file47: .incbin "templates/icons/left.mustache"
end47:
name48: .asciz "templates/icons/link.mustache"
file48: .incbin "templates/icons/link.mustache"
end48:
name49: .asciz "templates/icons/lock.mustache"
file49: .incbin "templates/icons/lock.mustache"
end49:
name50: .asciz "templates/icons/mark.mustache"
file50: .incbin "templates/icons/mark.mustache"
end50:
name51: .asciz "templates/icons/merge.mustache"
file51: .incbin "templates/icons/merge.mustache"
end51:
name52: .asciz "templates/icons/more.mustache"
file52: .incbin "templates/icons/more.mustache"
end52:
name53: .asciz "templates/icons/order.mustache"
file53: .incbin "templates/icons/order.mustache"
end53:
name54: .asciz "templates/icons/person.mustache"
file54: .incbin "templates/icons/person.mustache"
end54:
name55: .asciz "templates/icons/plus.mustache"
file55: .incbin "templates/icons/plus.mustache"
end55:
name56: .asciz "templates/icons/print.mustache"
file56: .incbin "templates/icons/print.mustache"
end56:
name57: .asciz "templates/icons/pulse.mustache"
file57: .incbin "templates/icons/pulse.mustache"
end57:
name58: .asciz "templates/icons/question.mustache"
file58: .incbin "templates/icons/question.mustache"
end58:
name59: .asciz "templates/icons/refund.mustache"
file59: .incbin "templates/icons/refund.mustache"
end59:
name60: .asciz "templates/icons/review.mustache"
file60: .incbin "templates/icons/review.mustache"
end60:
name61: .asciz "templates/icons/right.mustache"
file61: .incbin "templates/icons/right.mustache"
end61:
name62: .asciz "templates/icons/sample.mustache"
file62: .incbin "templates/icons/sample.mustache"
end62:
name63: .asciz "templates/icons/search.mustache"
file63: .incbin "templates/icons/search.mustache"
end63:
name64: .asciz "templates/icons/segment.mustache"
file64: .incbin "templates/icons/segment.mustache"
end64:
name65: .asciz "templates/icons/segments.mustache"
file65: .incbin "templates/icons/segments.mustache"
end65:
name66: .asciz "templates/icons/settings.mustache"
file66: .incbin "templates/icons/settings.mustache"
end66:
name67: .asciz "templates/icons/store.mustache"
file67: .incbin "templates/icons/store.mustache"
end67:
name68: .asciz "templates/icons/sun.mustache"
file68: .incbin "templates/icons/sun.mustache"
end68:
name69: .asciz "templates/icons/tag.mustache"
file69: .incbin "templates/icons/tag.mustache"
end69:
name70: .asciz "templates/icons/today.mustache"
file70: .incbin "templates/icons/today.mustache"
end70:
name71: .asciz "templates/icons/trait.mustache"
file71: .incbin "templates/icons/trait.mustache"
end71:
name72: .asciz "templates/icons/trash.mustache"
file72: .incbin "templates/icons/trash.mustache"
end72:
name73: .asciz "templates/icons/undo.mustache"
file73: .incbin "templates/icons/undo.mustache"
end73:
name74: .asciz "templates/icons/up-arrow.mustache"
file74: .incbin "templates/icons/up-arrow.mustache"
end74:
name75: .asciz "templates/icons/updown.mustache"
file75: .incbin "templates/icons/updown.mustache"
end75:
name76: .asciz "templates/icons/visit.mustache"
file76: .incbin "templates/icons/visit.mustache"
end76:
name77: .asciz "templates/icons/warning.mustache"
file77: .incbin "templates/icons/warning.mustache"
end77:
name78: .asciz "templates/import.mustache"
file78: .incbin "templates/import.mustache"
end78:
name79: .asciz "templates/import_mapping.mustache"
file79: .incbin "templates/import_mapping.mustache"
end79:
name80: .asciz "templates/imports.mustache"
file80: .incbin "templates/imports.mustache"
end80:
name81: .asciz "templates/intake_health.mustache"
file81: .incbin "templates/intake_health.mustache"
end81:
name82: .asciz "templates/invitation.mustache"
file82: .incbin "templates/invitation.mustache"
end82:
name83: .asciz "templates/me.mustache"
file83: .incbin "templates/me.mustache"
end83:
name84: .asciz "templates/parts/aside_rows.mustache"
file84: .incbin "templates/parts/aside_rows.mustache"
end84:
name85: .asciz "templates/parts/audit_rows.mustache"
file85: .incbin "templates/parts/audit_rows.mustache"
end85:
name86: .asciz "templates/parts/bare_bottom.mustache"
file86: .incbin "templates/parts/bare_bottom.mustache"
end86:
name87: .asciz "templates/parts/bare_top.mustache"
file87: .incbin "templates/parts/bare_top.mustache"
end87:
name88: .asciz "templates/parts/bottom.mustache"
file88: .incbin "templates/parts/bottom.mustache"
end88:
name89: .asciz "templates/parts/change.mustache"
file89: .incbin "templates/parts/change.mustache"
end89:
name90: .asciz "templates/parts/chart.mustache"
file90: .incbin "templates/parts/chart.mustache"
end90:
name91: .asciz "templates/parts/class_tile.mustache"
file91: .incbin "templates/parts/class_tile.mustache"
end91:
name92: .asciz "templates/parts/confirm.mustache"
file92: .incbin "templates/parts/confirm.mustache"
end92:
name93: .asciz "templates/parts/coverage_stated.mustache"
file93: .incbin "templates/parts/coverage_stated.mustache"
end93:
name94: .asciz "templates/parts/csv.mustache"
file94: .incbin "templates/parts/csv.mustache"
end94:
name95: .asciz "templates/parts/customer_found.mustache"
file95: .incbin "templates/parts/customer_found.mustache"
end95:
name96: .asciz "templates/parts/customer_list.mustache"
file96: .incbin "templates/parts/customer_list.mustache"
end96:
name97: .asciz "templates/parts/customer_rows.mustache"
file97: .incbin "templates/parts/customer_rows.mustache"
end97:
name98: .asciz "templates/parts/cycle_rows.mustache"
file98: .incbin "templates/parts/cycle_rows.mustache"
end98:
name99: .asciz "templates/parts/due_rows.mustache"
file99: .incbin "templates/parts/due_rows.mustache"
end99:
name100: .asciz "templates/parts/formula.mustache"
file100: .incbin "templates/parts/formula.mustache"
end100:
name101: .asciz "templates/parts/head.mustache"
file101: .incbin "templates/parts/head.mustache"
end101:
name102: .asciz "templates/parts/heat.mustache"
file102: .incbin "templates/parts/heat.mustache"
end102:
name103: .asciz "templates/parts/held_table.mustache"
file103: .incbin "templates/parts/held_table.mustache"
end103:
name104: .asciz "templates/parts/import_progress.mustache"
file104: .incbin "templates/parts/import_progress.mustache"
end104:
name105: .asciz "templates/parts/import_report.mustache"
file105: .incbin "templates/parts/import_report.mustache"
end105:
name106: .asciz "templates/parts/import_rows.mustache"
file106: .incbin "templates/parts/import_rows.mustache"
end106:
name107: .asciz "templates/parts/insight_tabs.mustache"
file107: .incbin "templates/parts/insight_tabs.mustache"
end107:
name108: .asciz "templates/parts/next_row.mustache"
file108: .incbin "templates/parts/next_row.mustache"
end108:
name109: .asciz "templates/parts/once.mustache"
file109: .incbin "templates/parts/once.mustache"
end109:
name110: .asciz "templates/parts/problem.mustache"
file110: .incbin "templates/parts/problem.mustache"
end110:
name111: .asciz "templates/parts/revealed.mustache"
file111: .incbin "templates/parts/revealed.mustache"
end111:
name112: .asciz "templates/parts/scale.mustache"
file112: .incbin "templates/parts/scale.mustache"
end112:
name113: .asciz "templates/parts/segment_clause.mustache"
file113: .incbin "templates/parts/segment_clause.mustache"
end113:
name114: .asciz "templates/parts/segment_clauses.mustache"
file114: .incbin "templates/parts/segment_clauses.mustache"
end114:
name115: .asciz "templates/parts/segment_completions.mustache"
file115: .incbin "templates/parts/segment_completions.mustache"
end115:
name116: .asciz "templates/parts/segment_names.mustache"
file116: .incbin "templates/parts/segment_names.mustache"
end116:
name117: .asciz "templates/parts/segment_preview.mustache"
file117: .incbin "templates/parts/segment_preview.mustache"
end117:
name118: .asciz "templates/parts/segment_text.mustache"
file118: .incbin "templates/parts/segment_text.mustache"
end118:
name119: .asciz "templates/parts/settings_bottom.mustache"
file119: .incbin "templates/parts/settings_bottom.mustache"
end119:
name120: .asciz "templates/parts/settings_menu.mustache"
file120: .incbin "templates/parts/settings_menu.mustache"
end120:
name121: .asciz "templates/parts/settings_top.mustache"
file121: .incbin "templates/parts/settings_top.mustache"
end121:
name122: .asciz "templates/parts/step_marks.mustache"
file122: .incbin "templates/parts/step_marks.mustache"
end122:
name123: .asciz "templates/parts/timeline_items.mustache"
file123: .incbin "templates/parts/timeline_items.mustache"
end123:
name124: .asciz "templates/parts/toast.mustache"
file124: .incbin "templates/parts/toast.mustache"
end124:
name125: .asciz "templates/parts/top.mustache"
file125: .incbin "templates/parts/top.mustache"
end125:
name126: .asciz "templates/parts/why.mustache"
file126: .incbin "templates/parts/why.mustache"
end126:
name127: .asciz "templates/proposals.mustache"
file127: .incbin "templates/proposals.mustache"
end127:
name128: .asciz "templates/recovery_codes.mustache"
file128: .incbin "templates/recovery_codes.mustache"
end128:
name129: .asciz "templates/report.mustache"
file129: .incbin "templates/report.mustache"
end129:
name130: .asciz "templates/rfm.mustache"
file130: .incbin "templates/rfm.mustache"
end130:
name131: .asciz "templates/second_factor.mustache"
file131: .incbin "templates/second_factor.mustache"
end131:
name132: .asciz "templates/second_factor_setup.mustache"
file132: .incbin "templates/second_factor_setup.mustache"
end132:
name133: .asciz "templates/segment.mustache"
file133: .incbin "templates/segment.mustache"
end133:
name134: .asciz "templates/segment_compare.mustache"
file134: .incbin "templates/segment_compare.mustache"
end134:
name135: .asciz "templates/segment_edit.mustache"
file135: .incbin "templates/segment_edit.mustache"
end135:
name136: .asciz "templates/segments.mustache"
file136: .incbin "templates/segments.mustache"
end136:
name137: .asciz "templates/settings_audit.mustache"
file137: .incbin "templates/settings_audit.mustache"
end137:
name138: .asciz "templates/settings_brand.mustache"
file138: .incbin "templates/settings_brand.mustache"
end138:
name139: .asciz "templates/settings_health.mustache"
file139: .incbin "templates/settings_health.mustache"
end139:
name140: .asciz "templates/settings_keys.mustache"
file140: .incbin "templates/settings_keys.mustache"
end140:
name141: .asciz "templates/settings_privacy.mustache"
file141: .incbin "templates/settings_privacy.mustache"
end141:
name142: .asciz "templates/settings_staff.mustache"
file142: .incbin "templates/settings_staff.mustache"
end142:
name143: .asciz "templates/settings_stores.mustache"
file143: .incbin "templates/settings_stores.mustache"
end143:
name144: .asciz "templates/settings_tracker.mustache"
file144: .incbin "templates/settings_tracker.mustache"
end144:
name145: .asciz "templates/settings_webhooks.mustache"
file145: .incbin "templates/settings_webhooks.mustache"
end145:
name146: .asciz "templates/sign_in.mustache"
file146: .incbin "templates/sign_in.mustache"
end146:
name147: .asciz "templates/stages.mustache"
file147: .incbin "templates/stages.mustache"
end147:
name148: .asciz "templates/start_brand.mustache"
file148: .incbin "templates/start_brand.mustache"
end148:
name149: .asciz "templates/start_data.mustache"
file149: .incbin "templates/start_data.mustache"
end149:
name150: .asciz "templates/start_owner.mustache"
file150: .incbin "templates/start_owner.mustache"
end150:
name151: .asciz "templates/start_store.mustache"
file151: .incbin "templates/start_store.mustache"
end151:
name152: .asciz "templates/start_wait.mustache"
file152: .incbin "templates/start_wait.mustache"
end152:
name153: .asciz "templates/today.mustache"
file153: .incbin "templates/today.mustache"
end153:
name154: .asciz "words/en.json"
file154: .incbin "words/en.json"
end154:
name155: .asciz "words/zh.json"
file155: .incbin "words/zh.json"
end155:
    .section .data.rel.ro, "aw"
    .balign 8
    .globl console_files
console_files:
    .quad name0, file0, end0
    .quad name1, file1, end1
    .quad name2, file2, end2
    .quad name3, file3, end3
    .quad name4, file4, end4
    .quad name5, file5, end5
    .quad name6, file6, end6
    .quad name7, file7, end7
    .quad name8, file8, end8
    .quad name9, file9, end9
    .quad name10, file10, end10
    .quad name11, file11, end11
    .quad name12, file12, end12
    .quad name13, file13, end13
    .quad name14, file14, end14
    .quad name15, file15, end15
    .quad name16, file16, end16
    .quad name17, file17, end17
    .quad name18, file18, end18
    .quad name19, file19, end19
    .quad name20, file20, end20
    .quad name21, file21, end21
    .quad name22, file22, end22
    .quad name23, file23, end23
    .quad name24, file24, end24
    .quad name25, file25, end25
    .quad name26, file26, end26
    .quad name27, file27, end27
    .quad name28, file28, end28
    .quad name29, file29, end29
    .quad name30, file30, end30
    .quad name31, file31, end31
    .quad name32, file32, end32
    .quad name33, file33, end33
    .quad name34, file34, end34
    .quad name35, file35, end35
    .quad name36, file36, end36
    .quad name37, file37, end37
    .quad name38, file38, end38
    .quad name39, file39, end39
    .quad name40, file40, end40
    .quad name41, file41, end41
    .quad name42, file42, end42
    .quad name43, file43, end43
    .quad name44, file44, end44
    .quad name45, file45, end45
    .quad name46, file46, end46
    .quad name47, file47, end47
    .quad name48, file48, end48
    .quad name49, file49, end49
    .quad name50, file50, end50
    .quad name51, file51, end51
    .quad name52, file52, end52
    .quad name53, file53, end53
    .quad name54, file54, end54
    .quad name55, file55, end55
    .quad name56, file56, end56
    .quad name57, file57, end57
    .quad name58, file58, end58
    .quad name59, file59, end59
    .quad name60, file60, end60
    .quad name61, file61, end61
    .quad name62, file62, end62
    .quad name63, file63, end63
    .quad name64, file64, end64
    .quad name65, file65, end65
    .quad name66, file66, end66
    .quad name67, file67, end67
    .quad name68, file68, end68
    .quad name69, file69, end69
    .quad name70, file70, end70
    .quad name71, file71, end71
    .quad name72, file72, end72
    .quad name73, file73, end73
    .quad name74, file74, end74
    .quad name75, file75, end75
    .quad name76, file76, end76
    .quad name77, file77, end77
    .quad name78, file78, end78
    .quad name79, file79, end79
    .quad name80, file80, end80
    .quad name81, file81, end81
    .quad name82, file82, end82
    .quad name83, file83, end83
    .quad name84, file84, end84
    .quad name85, file85, end85
    .quad name86, file86, end86
    .quad name87, file87, end87
    .quad name88, file88, end88
    .quad name89, file89, end89
    .quad name90, file90, end90
    .quad name91, file91, end91
    .quad name92, file92, end92
    .quad name93, file93, end93
    .quad name94, file94, end94
    .quad name95, file95, end95
    .quad name96, file96, end96
    .quad name97, file97, end97
    .quad name98, file98, end98
    .quad name99, file99, end99
    .quad name100, file100, end100
    .quad name101, file101, end101
    .quad name102, file102, end102
    .quad name103, file103, end103
    .quad name104, file104, end104
    .quad name105, file105, end105
    .quad name106, file106, end106
    .quad name107, file107, end107
    .quad name108, file108, end108
    .quad name109, file109, end109
    .quad name110, file110, end110
    .quad name111, file111, end111
    .quad name112, file112, end112
    .quad name113, file113, end113
    .quad name114, file114, end114
    .quad name115, file115, end115
    .quad name116, file116, end116
    .quad name117, file117, end117
    .quad name118, file118, end118
    .quad name119, file119, end119
    .quad name120, file120, end120
    .quad name121, file121, end121
    .quad name122, file122, end122
    .quad name123, file123, end123
    .quad name124, file124, end124
    .quad name125, file125, end125
    .quad name126, file126, end126
    .quad name127, file127, end127
    .quad name128, file128, end128
    .quad name129, file129, end129
    .quad name130, file130, end130
    .quad name131, file131, end131
    .quad name132, file132, end132
    .quad name133, file133, end133
    .quad name134, file134, end134
    .quad name135, file135, end135
    .quad name136, file136, end136
    .quad name137, file137, end137
    .quad name138, file138, end138
    .quad name139, file139, end139
    .quad name140, file140, end140
    .quad name141, file141, end141
    .quad name142, file142, end142
    .quad name143, file143, end143
    .quad name144, file144, end144
    .quad name145, file145, end145
    .quad name146, file146, end146
    .quad name147, file147, end147
    .quad name148, file148, end148
    .quad name149, file149, end149
    .quad name150, file150, end150
    .quad name151, file151, end151
    .quad name152, file152, end152
    .quad name153, file153, end153
    .quad name154, file154, end154
    .quad name155, file155, end155
    .globl console_file_count
console_file_count:
    .quad 156
    .section .note.GNU-stack, "", %progbits
