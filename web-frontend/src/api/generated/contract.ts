// Generated from api-spec by `npm run contract`; never edited, never committed.
export interface paths {
    "/api/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create an account and its first session
         * @description E-mail and username are unique regardless of case.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a session
         * @description A wrong password and an unknown address get the same answer in similar time.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Exchange a refresh token for a new session
         * @description A refresh token serves once. Using it again is taken for theft and ends the session: every token that descends
         *     from the same login. Tabs of one browser share a token, so they take turns. (An operator may grant a few seconds
         *     in which a second tab gets a token, too.)
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End the session
         * @description Ends the session of the bearer token; with a refresh token in the body, that token's session as well.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own account */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's profile
         * @description Members that are left out stay as they are; an empty `about` or `avatarUrl` removes it.
         */
        patch: operations["updateMe"];
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the directory
         * @description Finds users whose username, or a word of whose display name, begins with the query, regardless of case,
         *     in the order of their usernames. Without a query: everybody, in the same order.
         */
        get: operations["findUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 0b6f9e0d5c1e4a7f9a3c2d1e0f4b5a69 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        /** One user */
        get: operations["getUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's chats, newest activity first */
        get: operations["listChats"];
        put?: never;
        /**
         * Start a 1-1 chat or a group
         * @description Two people have one 1-1 chat: a second attempt, by either of them, answers 200 with the first.
         *     A group is created anew by each request, unless the same caller sends the same `Idempotency-Key` again.
         *     A participant who does not exist is refused with `user-not-found`, and nothing is created.
         */
        post: operations["createChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /** One chat */
        get: operations["getChat"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename a group
         * @description Any member may. The name that the group already has is accepted and changes nothing.
         */
        patch: operations["renameChat"];
        trace?: never;
    };
    "/api/chats/{chatId}/participants": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add somebody to a group
         * @description Any member may. The newcomer sees the whole history. Adding a member again is accepted and changes nothing.
         */
        post: operations["addParticipant"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/participants/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
                /** @example 0b6f9e0d5c1e4a7f9a3c2d1e0f4b5a69 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove somebody from a group, or leave it
         * @description Anybody may remove themselves; only the owner may remove others. Removing somebody who is not a member is
         *     accepted and changes nothing. From the answer on, the removed user sees nothing of the chat any more. When the
         *     owner leaves, the member who has been there longest becomes the owner.
         */
        delete: operations["removeParticipant"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/online-users": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /** Who of the chat is online now */
        get: operations["listOnlineUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        /**
         * A page of history
         * @description Ascending by seq. Without `before` and `after`: the newest page. With both: `invalid-request`.
         *     Deleted messages are included, without their content.
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Say something
         * @description The same `Idempotency-Key` of the same sender in the same chat always answers the first message, whatever the
         *     content of the resend and however late it comes.
         */
        post: operations["sendMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{messageId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58_4 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a message back
         * @description The sender may, and the owner of a group may delete any message in it. The message keeps its place in the
         *     history, without its content. Deleting it again answers the same.
         */
        delete: operations["deleteMessage"];
        options?: never;
        head?: never;
        /**
         * Change what one said
         * @description Only the sender may. The content that the message already has is accepted.
         */
        patch: operations["editMessage"];
        trace?: never;
    };
    "/api/chats/{chatId}/messages/{messageId}/status": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58_4 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        /** How far a message has got */
        get: operations["getMessageStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/chats/{chatId}/read": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Everything up to a seq has been read
         * @description The mark only moves forward: a smaller seq is accepted and changes nothing, and a seq beyond the chat's last
         *     one counts as the last one. Over a socket the same is said by `message_read`.
         */
        post: operations["markRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The caller's bots
         * @description Deleted ones are left out.
         */
        get: operations["listBots"];
        put?: never;
        /**
         * Make a bot
         * @description A bot is a user without e-mail address and password. It belongs to the caller, who may have 20, and takes part in chats like anybody:
         *     members add it to a group or begin a 1-1 chat with it. It acts by the tokens that its owner issues.
         */
        post: operations["createBot"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bots/{botId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a bot
         * @description All its tokens are revoked at once, on every server, and its sockets are closed; it gets no new ones. What it said stays, under its
         *     name, and it stays a member of its chats until somebody removes it. Deleting it again is accepted and changes nothing.
         */
        delete: operations["deleteBot"];
        options?: never;
        head?: never;
        /**
         * Change a bot's profile
         * @description Members that are left out stay as they are; an empty `about` or `avatarUrl` removes it. The username stays.
         */
        patch: operations["updateBot"];
        trace?: never;
    };
    "/api/bots/{botId}/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
            };
            cookie?: never;
        };
        /**
         * The tokens of a bot
         * @description Without their secrets, which nobody can show again.
         */
        get: operations["listBotTokens"];
        put?: never;
        /**
         * Issue a token to a bot
         * @description The answer is the only one that ever shows the token itself. A bot may have 20 tokens that were not revoked. When the answer is lost,
         *     revoke the token, which is in the list, and issue another one.
         */
        post: operations["createBotToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bots/{botId}/tokens/{tokenId}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
                /** @example a4d1e7c39b5f4f02b6c8d0e2f4a6b8c0 */
                tokenId: components["parameters"]["TokenId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke a token
         * @description It opens nothing any more, on any server, and its sockets are closed. Revoking it again is accepted and changes nothing.
         */
        delete: operations["revokeBotToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that access tokens are signed with */
        get: operations["getJwks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far each projection has got */
        get: operations["listProjections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/actuator/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server serves */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Names a user, a chat or a message. Opaque. */
        Id: string;
        /**
         * Format: int64
         * @description The number of an event in its chat, from 0 and without holes.
         */
        Seq: number;
        /**
         * Format: int64
         * @description Everything up to this seq has been delivered, or read. -1 stands for nothing yet.
         */
        Mark: number;
        /** @description A place in the log. Opaque. */
        Position: string;
        /**
         * Format: date-time
         * @description UTC with milliseconds.
         */
        Timestamp: string;
        /** @description 1 to 128 visible ASCII characters. */
        IdempotencyKey: string;
        /** @description Kept as it was written, compared regardless of case. */
        Email: string;
        /** @description Kept as it was written, compared regardless of case. */
        Username: string;
        /** @description 8 to 128 characters of any kind. */
        Password: string;
        /** @description One line, not only blanks. */
        DisplayName: string;
        /** @description One line, not only blanks. */
        GroupName: string;
        /** @description 1 to 8,000 Unicode code points, not only white space. */
        MessageContent: string;
        /**
         * @description `sent`: in the log. `delivered`: every other member of the chat has received it. `read`: every other member has
         *     read it. (Clients show `pending` while they wait for the first answer.)
         * @enum {string}
         */
        MessageStatus: "sent" | "delivered" | "read";
        /**
         * @description Each chat has one owner, at first its creator. Only in a group does that allow more than membership does.
         * @enum {string}
         */
        ParticipantRole: "owner" | "member";
        Profile: {
            displayName: components["schemas"]["DisplayName"];
            about?: string;
            /** Format: uri */
            avatarUrl?: string;
        };
        /** @description What everybody may see of a user. */
        UserSummary: {
            id: components["schemas"]["Id"];
            username: components["schemas"]["Username"];
            profile: components["schemas"]["Profile"];
            /**
             * @description Present, and true, for a program; absent for people.
             * @constant
             */
            bot?: true;
        };
        /** @description An account, as its owner sees it. */
        User: components["schemas"]["UserSummary"] & {
            /** @description Absent for a bot. */
            email?: components["schemas"]["Email"];
            createdAt: components["schemas"]["Timestamp"];
            updatedAt: components["schemas"]["Timestamp"];
        };
        UserList: {
            items: components["schemas"]["UserSummary"][];
        };
        RegisterRequest: {
            email: components["schemas"]["Email"];
            username: components["schemas"]["Username"];
            password: components["schemas"]["Password"];
            /** @description The username if left out. */
            displayName?: components["schemas"]["DisplayName"];
        };
        LoginRequest: {
            email: string;
            password: string;
        };
        RefreshRequest: {
            refreshToken: string;
        };
        LogoutRequest: {
            refreshToken?: string;
        };
        UpdateMeRequest: {
            profile: components["schemas"]["ProfileChange"];
        };
        ProfileChange: {
            displayName?: components["schemas"]["DisplayName"];
            about?: string;
            avatarUrl?: string;
        };
        Session: {
            user: components["schemas"]["User"];
            /** @description The access token, a signed JWT. */
            token: string;
            refreshToken: string;
            /** @description Seconds until the access token expires. */
            expiresIn: number;
        };
        /** @description A bot, as the one who made it sees it. */
        Bot: components["schemas"]["UserSummary"] & {
            createdAt: components["schemas"]["Timestamp"];
        };
        BotList: {
            /** @description Those that were made first first. */
            items: components["schemas"]["Bot"][];
        };
        CreateBotRequest: {
            username: components["schemas"]["Username"];
            /** @description The username if left out. */
            displayName?: components["schemas"]["DisplayName"];
        };
        UpdateBotRequest: {
            profile: components["schemas"]["ProfileChange"];
        };
        /**
         * @description What a token opens; see the security scheme `bearer`.
         * @enum {string}
         */
        Scope: "messages:read" | "messages:write" | "chats:manage";
        /** @description One line, not only blanks. For people who tell things of one kind apart. */
        ThingName: string;
        BotToken: {
            id: components["schemas"]["Id"];
            name: components["schemas"]["ThingName"];
            scopes: components["schemas"]["Scope"][];
            createdAt: components["schemas"]["Timestamp"];
            /** @description Absent when it lives until it is revoked. */
            expiresAt?: components["schemas"]["Timestamp"];
        };
        BotTokenList: {
            /** @description Those that were not revoked, those that were made first first; also those that have expired. */
            items: components["schemas"]["BotToken"][];
        };
        /** @description A token with its secret, which is shown this once. */
        IssuedBotToken: components["schemas"]["BotToken"] & {
            /** @description Send it as `Authorization: Bearer …`, or as `token` in the handshake of a socket. Keep it like a password. */
            token: string;
        };
        CreateBotTokenRequest: {
            name: components["schemas"]["ThingName"];
            scopes: components["schemas"]["Scope"][];
            /**
             * Format: date-time
             * @description A moment to come, before the year 9999, in whole seconds. Without it the token lives until it is revoked.
             */
            expiresAt?: string;
        };
        Participant: {
            user: components["schemas"]["UserSummary"];
            role: components["schemas"]["ParticipantRole"];
            deliveredSeq: components["schemas"]["Mark"];
            readSeq: components["schemas"]["Mark"];
        };
        /** @description A chat, the same for each of its members. */
        ChatSummary: {
            id: components["schemas"]["Id"];
            /** @description Of a group. A 1-1 chat has none, and a group may have none. */
            name?: components["schemas"]["GroupName"];
            /** @description The members of now, those who were there first first. */
            participants: components["schemas"]["Participant"][];
            /** @description The user who created the chat. */
            creator: components["schemas"]["Id"];
            isGroup: boolean;
            /** @description The newest message. Absent while nothing has been said. */
            lastMessage?: components["schemas"]["Message"];
            createdAt: components["schemas"]["Timestamp"];
            /** @description The time of the newest event in the chat. */
            updatedAt: components["schemas"]["Timestamp"];
            /** @description The seq of the newest event in the chat, be it a message or not. */
            lastSeq: components["schemas"]["Seq"];
            /** @description The position of the newest event in the chat. */
            position: components["schemas"]["Position"];
        };
        /** @description A chat, as one of its members sees it. */
        Chat: components["schemas"]["ChatSummary"] & {
            /**
             * Format: int64
             * @description Messages of others beyond the reader's mark that are not deleted.
             */
            unreadCount: number;
            /** @description How far the reader has read. What one says oneself counts as read. */
            readSeq: components["schemas"]["Mark"];
        };
        ChatPage: {
            items: components["schemas"]["Chat"][];
            /** @description The `cursor` of the next page. Absent at the end. */
            nextCursor?: string;
        };
        CreateChatRequest: {
            /**
             * @description The ids of the others: exactly one for a 1-1 chat, 0 to 999 for a group. The caller is always a member;
             *     one's own id and repeated ids are ignored.
             */
            participants: components["schemas"]["Id"][];
            isGroup: boolean;
            /** @description Of a group. Ignored for a 1-1 chat. */
            name?: components["schemas"]["GroupName"];
        };
        RenameChatRequest: {
            name: components["schemas"]["GroupName"];
        };
        AddParticipantRequest: {
            userId: components["schemas"]["Id"];
        };
        OnlineUserList: {
            items: components["schemas"]["OnlineUser"][];
            /** @description True when presence cannot be told at the moment; `items` may then be incomplete. */
            unknown?: boolean;
        };
        OnlineUser: {
            userId: components["schemas"]["Id"];
            /** @constant */
            online: true;
        };
        Message: {
            id: components["schemas"]["Id"];
            chatId: components["schemas"]["Id"];
            /** @description The place of the message in its chat. It never changes. */
            seq: components["schemas"]["Seq"];
            /**
             * @description The seq of the newest edit or deletion. Absent while there is none. Of two versions of one message, the one
             *     with the larger `changeSeq` is the newer.
             */
            changeSeq?: components["schemas"]["Seq"];
            sender: components["schemas"]["UserSummary"];
            /** @description What was said, unaltered. Empty once deleted. */
            content: string;
            timestamp: components["schemas"]["Timestamp"];
            status: components["schemas"]["MessageStatus"];
            edited: boolean;
            editedAt?: components["schemas"]["Timestamp"];
            deletedAt?: components["schemas"]["Timestamp"];
            /** @description The key it was sent with. Only its sender sees it, to match the row that waits for it. */
            idempotencyKey?: components["schemas"]["IdempotencyKey"];
            /** @description The position of the message, or of its newest edit or deletion. */
            position: components["schemas"]["Position"];
        };
        MessagePage: {
            /** @description Ascending by seq. */
            items: components["schemas"]["Message"][];
            /**
             * @description The `before` of the next older page; when paging with `after`, the `after` of the next newer page. Absent
             *     when there is nothing further in that direction.
             */
            nextCursor?: components["schemas"]["Seq"];
            /**
             * @description The same for the opposite direction: the `after` of the next newer page; when paging with `after`, the
             *     `before` of the next older page. Absent when there is nothing in that direction.
             */
            prevCursor?: components["schemas"]["Seq"];
        };
        SendMessageRequest: {
            content: components["schemas"]["MessageContent"];
        };
        EditMessageRequest: {
            content: components["schemas"]["MessageContent"];
        };
        MarkReadRequest: {
            seq: components["schemas"]["Seq"];
        };
        MessageStatusReport: {
            status: components["schemas"]["MessageStatus"];
            /** @description Every member of now but the sender. */
            recipients: components["schemas"]["RecipientStatus"][];
        };
        RecipientStatus: {
            userId: components["schemas"]["Id"];
            status: components["schemas"]["MessageStatus"];
            /** @description When the recipient's mark passed the message. Absent while `sent`, or when it is not known. */
            at?: components["schemas"]["Timestamp"];
        };
        ProjectionList: {
            items: components["schemas"]["Projection"][];
        };
        Projection: {
            name: string;
            /** @description How far the projection has got. */
            position: components["schemas"]["Position"];
            /** @description The end of the log. */
            head: components["schemas"]["Position"];
            /**
             * Format: int64
             * @description Commits of the log that the projection has not yet processed.
             */
            lag: number;
            /** @enum {string} */
            state: "running" | "replaying" | "failed" | "stopped";
        };
        JsonWebKeySet: {
            keys: {
                kty: string;
                kid: string;
                /** @constant */
                use: "sig";
                alg: string;
                crv?: string;
                x?: string;
                y?: string;
                n?: string;
                e?: string;
            }[];
        };
        Health: {
            /** @enum {string} */
            status: "UP" | "DOWN" | "OUT_OF_SERVICE" | "UNKNOWN";
        } & {
            [key: string]: unknown;
        };
        /**
         * @description What went wrong, for programs. `unknown-event` only occurs on sockets.
         * @enum {string}
         */
        ErrorCode: "malformed-request" | "invalid-request" | "unauthenticated" | "invalid-credentials" | "token-expired" | "refresh-token-invalid" | "refresh-token-reused" | "forbidden" | "insufficient-scope" | "not-found" | "chat-not-found" | "message-not-found" | "user-not-found" | "method-not-allowed" | "not-acceptable" | "unsupported-media-type" | "payload-too-large" | "email-taken" | "username-taken" | "not-a-group" | "message-deleted" | "limit-reached" | "conflict" | "rate-limited" | "unknown-event" | "projection-behind" | "outcome-unknown" | "unavailable" | "internal";
        /** @description An error over HTTP (RFC 9457). */
        Problem: {
            /** @description `urn:verbatim:problem:` and the code. */
            type: string;
            /** @description The same for every problem of this code. */
            title: string;
            /** @description The status of the answer. */
            status: number;
            /** @description What went wrong this time. */
            detail: string;
            code: components["schemas"]["ErrorCode"];
            /** @description With `internal`: by which the operator finds it in the log. */
            incident?: string;
            /** @description With `invalid-request`, and with `malformed-request` where members can be named. */
            errors?: components["schemas"]["FieldError"][];
        };
        FieldError: {
            /** @description The member, parameter or header, as in `profile.displayName`. */
            field: string;
            message: string;
        };
        /** @description An error on a socket. */
        SocketError: {
            code: components["schemas"]["ErrorCode"];
            /** @description What went wrong, for people. */
            message: string;
            /** @description In how many seconds the same frame may be accepted; where it is known. */
            retryAfter?: number;
        };
        /** @description Event name to payload, from the client to the server. */
        ClientEvents: {
            send_message: components["schemas"]["SendMessageFrame"];
            user_typing: components["schemas"]["ChatFrame"];
            user_stopped_typing: components["schemas"]["ChatFrame"];
            message_ack: components["schemas"]["MarkFrame"];
            message_read: components["schemas"]["MarkFrame"];
            sync: components["schemas"]["SyncFrame"];
            authenticate: components["schemas"]["AuthenticateFrame"];
        };
        /** @description Event name to acknowledgement, from the server to the client. */
        ClientEventAcks: {
            send_message: components["schemas"]["SendMessageAck"];
            user_typing: components["schemas"]["Ack"];
            user_stopped_typing: components["schemas"]["Ack"];
            message_ack: components["schemas"]["Ack"];
            message_read: components["schemas"]["Ack"];
            sync: components["schemas"]["Ack"];
            authenticate: components["schemas"]["Ack"];
        };
        /** @description Event name to payload, from the server to the client. */
        ServerEvents: {
            receive_message: components["schemas"]["Message"];
            message_edited: components["schemas"]["MessageEditedFrame"];
            message_deleted: components["schemas"]["MessageDeletedFrame"];
            chat_created: components["schemas"]["ChatCreatedFrame"];
            chat_updated: components["schemas"]["ChatUpdatedFrame"];
            participant_added: components["schemas"]["ParticipantFrame"];
            participant_removed: components["schemas"]["ParticipantFrame"];
            message_delivered: components["schemas"]["ReceiptFrame"];
            message_read: components["schemas"]["ReceiptFrame"];
            user_typing: components["schemas"]["TypingFrame"];
            user_stopped_typing: components["schemas"]["TypingFrame"];
            user_online: components["schemas"]["PresenceFrame"];
            user_offline: components["schemas"]["PresenceFrame"];
            caught_up: components["schemas"]["CaughtUpFrame"];
            heartbeat: components["schemas"]["HeartbeatFrame"];
            resync: components["schemas"]["ResyncFrame"];
            session_ended: components["schemas"]["SocketError"];
            error: components["schemas"]["ErrorFrame"];
        };
        SendMessageFrame: {
            chatId: components["schemas"]["Id"];
            content: components["schemas"]["MessageContent"];
            /** @description As the `Idempotency-Key` of HTTP, and in the same key space. Recommended. */
            idempotencyKey?: components["schemas"]["IdempotencyKey"];
        };
        ChatFrame: {
            chatId: components["schemas"]["Id"];
        };
        MarkFrame: {
            chatId: components["schemas"]["Id"];
            /** @description Everything up to here. A mark only moves forward and stops at the chat's last seq. */
            seq: components["schemas"]["Seq"];
        };
        SyncFrame: {
            /** @description Of the last frame that was processed. Left out by a client that has none yet. */
            position?: components["schemas"]["Position"];
        };
        AuthenticateFrame: {
            /** @description An access token of the connection's user. */
            token: string;
        };
        /** @description A message says something else now. */
        MessageEditedFrame: {
            chatId: components["schemas"]["Id"];
            /** @description Of the change. It becomes the message's `changeSeq`. */
            seq: components["schemas"]["Seq"];
            position: components["schemas"]["Position"];
            messageId: components["schemas"]["Id"];
            /** @description Of the message. */
            messageSeq: components["schemas"]["Seq"];
            content: components["schemas"]["MessageContent"];
            editedAt: components["schemas"]["Timestamp"];
            by: components["schemas"]["Id"];
        };
        /** @description A message was taken back. */
        MessageDeletedFrame: {
            chatId: components["schemas"]["Id"];
            /** @description Of the change. It becomes the message's `changeSeq`. */
            seq: components["schemas"]["Seq"];
            position: components["schemas"]["Position"];
            messageId: components["schemas"]["Id"];
            /** @description Of the message. */
            messageSeq: components["schemas"]["Seq"];
            /** @constant */
            content: "";
            deletedAt: components["schemas"]["Timestamp"];
            by: components["schemas"]["Id"];
        };
        /** @description Somebody started a chat with the receiver. */
        ChatCreatedFrame: {
            chatId: components["schemas"]["Id"];
            seq: components["schemas"]["Seq"];
            position: components["schemas"]["Position"];
            by: components["schemas"]["Id"];
            chat: components["schemas"]["ChatSummary"];
        };
        /** @description The group has another name. */
        ChatUpdatedFrame: {
            chatId: components["schemas"]["Id"];
            seq: components["schemas"]["Seq"];
            position: components["schemas"]["Position"];
            by: components["schemas"]["Id"];
            name: components["schemas"]["GroupName"];
        };
        ParticipantFrame: {
            chatId: components["schemas"]["Id"];
            seq: components["schemas"]["Seq"];
            position: components["schemas"]["Position"];
            /** @description Who came or went. */
            userId: components["schemas"]["Id"];
            /** @description Who did it; the same as `userId` for somebody who left. */
            by: components["schemas"]["Id"];
            /** @description With `participant_removed`, when the owner left. Who owns the group from now on. */
            newOwnerId?: components["schemas"]["Id"];
            user: components["schemas"]["UserSummary"];
        };
        /** @description A mark moved. What has been read has been delivered, too. */
        ReceiptFrame: {
            chatId: components["schemas"]["Id"];
            /** @description Whose mark moved. */
            userId: components["schemas"]["Id"];
            /** @description How far. */
            seq: components["schemas"]["Seq"];
            position: components["schemas"]["Position"];
        };
        TypingFrame: {
            chatId: components["schemas"]["Id"];
            userId: components["schemas"]["Id"];
        };
        PresenceFrame: {
            userId: components["schemas"]["Id"];
            /** @description With `user_offline`, where it is known. */
            lastSeen?: components["schemas"]["Timestamp"];
        };
        CaughtUpFrame: {
            /** @description Everything up to here has been sent. */
            position: components["schemas"]["Position"];
            /**
             * @description True when there was no position to resume from, or it could not be used: only what is owed was sent, and the client
             *     fetches its chats over HTTP with `Verbatim-Min-Position` set to this position.
             */
            fromStart?: boolean;
        };
        HeartbeatFrame: {
            /** @description Everything up to here that concerns this client has been sent. */
            position: components["schemas"]["Position"];
        };
        ResyncFrame: {
            /** @description Of the last frame that was put on the way before the queue overflowed, where it is known. */
            position?: components["schemas"]["Position"];
        };
        /** @description A frame without an acknowledgement to answer to was refused. The connection stays. */
        ErrorFrame: components["schemas"]["SocketError"] & {
            /** @description The event of the refused frame, where it could be read. */
            event?: string;
        };
        Ack: components["schemas"]["OkAck"] | components["schemas"]["RefusedAck"];
        OkAck: {
            /** @constant */
            ok: true;
        };
        RefusedAck: {
            /** @constant */
            ok: false;
            error: components["schemas"]["SocketError"];
        };
        SendMessageAck: components["schemas"]["MessageAck"] | components["schemas"]["RefusedAck"];
        MessageAck: {
            /** @constant */
            ok: true;
            /** @description The message, or the original one when the key was used before. */
            message: components["schemas"]["Message"];
        };
        /** @description The `auth` of a Socket.IO handshake, and the data of the first frame on `/ws`. */
        ConnectFrame: {
            /** @description An access token. */
            token: string;
            /** @description Of the last frame that was processed. Left out by a client that has none yet. */
            position?: components["schemas"]["Position"];
        };
        /** @description The first answer on `/ws` (Socket.IO has its own). */
        ConnectedFrame: {
            /** @description Names this connection; worth quoting when something went wrong. */
            sid: string;
            /** @description Milliseconds between two pings of the server. */
            pingInterval: number;
            /** @description Milliseconds in which a ping must be answered. */
            pingTimeout: number;
            /** @description The most bytes that a frame of the client may have. */
            maxPayload: number;
        };
        /** @description The connection is refused. On `/ws` it is then closed with code 4401, or with 1013 when it is to come back after `retryAfter` seconds. */
        ConnectErrorFrame: components["schemas"]["SocketError"];
        /**
         * @description What a Socket.IO client finds in the error of `connect_error`.
         * @example {
         *       "message": "A valid access token is required.",
         *       "data": {
         *         "code": "unauthenticated",
         *         "message": "A valid access token is required."
         *       }
         *     }
         */
        SocketIoConnectError: {
            message: string;
            data: components["schemas"]["SocketError"];
        };
        /**
         * @description The envelope of every text frame on `/ws`, in both directions.
         * @example {
         *       "event": "message_read",
         *       "id": 7,
         *       "data": {
         *         "chatId": "5d1f0c7a94b34c0e8f6f7d2a1b9c3e58",
         *         "seq": 2
         *       }
         *     }
         * @example {
         *       "event": "ack",
         *       "id": 7,
         *       "data": {
         *         "ok": true
         *       }
         *     }
         */
        WsFrame: {
            event: string;
            /** @description The payload of the event; of an `ack`, the acknowledgement. */
            data?: unknown;
            /** @description Asks for an acknowledgement: the answer is `{"event": "ack", "id": <the same>, "data": <acknowledgement>}`. */
            id?: number | string;
        };
    };
    responses: {
        /** @description The request cannot be read (`malformed-request`), or it breaks a limit (`invalid-request`). */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "malformed-request" | "invalid-request";
                };
            };
        };
        /** @description The token is missing, forged or revoked (`unauthenticated`), or has expired (`token-expired`). */
        Unauthenticated: {
            headers: {
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "unauthenticated" | "token-expired";
                };
            };
        };
        /** @description The caller sees the thing but may not do this to it (`forbidden`), or the bot token lacks a scope (`insufficient-scope`). */
        Forbidden: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "forbidden" | "insufficient-scope";
                };
            };
        };
        /**
         * @description The bot token lacks the scope that this operation needs, or no bot token opens it. The access tokens of people have no scopes
         *     and never get this answer.
         */
        InsufficientScope: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "insufficient-scope";
                };
            };
        };
        /** @description There is no such user. */
        UserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "user-not-found";
                };
            };
        };
        /** @description There is no such chat, or the caller is not in it. */
        ChatNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "chat-not-found";
                };
            };
        };
        /** @description There is no such chat, or the caller is not in it, or there is no such user. */
        ChatOrUserNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "chat-not-found" | "user-not-found";
                };
            };
        };
        /** @description There is no such message in the chat, or no such chat, or the caller is not in it. */
        MessageNotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "chat-not-found" | "message-not-found";
                };
            };
        };
        /**
         * @description A 1-1 chat has no name, and its two people stay among themselves (`not-a-group`); or others keep changing the
         *     chat at the same moment (`conflict`): try again.
         */
        NotAGroup: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "not-a-group" | "conflict";
                };
            };
        };
        /** @description Others keep changing the same thing at the same moment. Try again. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "conflict";
                };
            };
        };
        /** @description The body is larger than 131,072 bytes. */
        PayloadTooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "payload-too-large";
                };
            };
        };
        /** @description There are as many of these as there may be; delete one first. */
        LimitReached: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "limit-reached" | "conflict";
                };
            };
        };
        /** @description The caller has no such thing. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "not-found";
                };
            };
        };
        /** @description The body is not declared as `application/json`. */
        UnsupportedMediaType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "unsupported-media-type";
                };
            };
        };
        /** @description Too many requests. Wait and try again. Each user may change things 500 times at once and 50 times a second in the long run, by HTTP and over sockets together, unless the operator says otherwise; log-ins and registrations are limited by address and account. */
        RateLimited: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @constant */
                    code?: "rate-limited";
                };
            };
        };
        /** @description The position that was asked for has not been reached in time, or the server is busy. Try again. */
        ReadUnavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "projection-behind" | "unavailable";
                };
            };
        };
        /**
         * @description The write did not happen (`unavailable`), or the server cannot tell whether it did (`outcome-unknown`). Send it
         *     again, with the same `Idempotency-Key` where there is one.
         */
        WriteUnavailable: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"] & {
                    /** @enum {unknown} */
                    code?: "outcome-unknown" | "unavailable";
                };
            };
        };
    };
    parameters: {
        /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
        ChatId: components["schemas"]["Id"];
        /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58_4 */
        MessageId: components["schemas"]["Id"];
        /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
        BotId: components["schemas"]["Id"];
        /** @example a4d1e7c39b5f4f02b6c8d0e2f4a6b8c0 */
        TokenId: components["schemas"]["Id"];
        /** @example 0b6f9e0d5c1e4a7f9a3c2d1e0f4b5a69 */
        UserId: components["schemas"]["Id"];
        /**
         * @description Chosen by the client, one for each thing it wants done once; a UUID serves well. Optional, and recommended:
         *     without it a resend after a lost answer happens twice.
         * @example 7c9e6679-7425-40de-944b-e07fc1f90ae7
         */
        IdempotencyKey: components["schemas"]["IdempotencyKey"];
        /**
         * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
         * @example 43008
         */
        MinPosition: components["schemas"]["Position"];
    };
    requestBodies: never;
    headers: {
        /**
         * @description A read that sends this position as `Verbatim-Min-Position` sees the result of this write.
         * @example 43008
         */
        "Verbatim-Position": components["schemas"]["Position"];
        /**
         * @description Seconds to wait before the next attempt.
         * @example 1
         */
        "Retry-After": number;
        /**
         * @description The scheme that is asked for (RFC 6750).
         * @example Bearer
         */
        "WWW-Authenticate": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegisterRequest"];
            };
        };
        responses: {
            /** @description The account exists, and this is its first session. */
            201: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description The e-mail address or the username belongs to somebody. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "email-taken" | "username-taken";
                    };
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LoginRequest"];
            };
        };
        responses: {
            /** @description A new session. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description No account has this address and this password. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @constant */
                        code?: "invalid-credentials";
                    };
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshRequest"];
            };
        };
        responses: {
            /** @description The session goes on with new tokens. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["BadRequest"];
            /** @description The token is unknown, expired or revoked, or was used before. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "refresh-token-invalid" | "refresh-token-reused";
                    };
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LogoutRequest"];
            };
        };
        responses: {
            /** @description The session has ended. Its sockets are closed. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The caller's account, with its e-mail address. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    updateMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateMeRequest"];
            };
        };
        responses: {
            /** @description The account as it is now. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    findUsers: {
        parameters: {
            query?: {
                /** @example gra */
                query?: string;
                limit?: number;
            };
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The first matches. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path: {
                /** @example 0b6f9e0d5c1e4a7f9a3c2d1e0f4b5a69 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description What everybody may see of the user. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserSummary"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["UserNotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    listChats: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before. Opaque. */
                cursor?: string;
                limit?: number;
            };
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of chats. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChatPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    createChat: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Chosen by the client, one for each thing it wants done once; a UUID serves well. Optional, and recommended:
                 *     without it a resend after a lost answer happens twice.
                 * @example 7c9e6679-7425-40de-944b-e07fc1f90ae7
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateChatRequest"];
            };
        };
        responses: {
            /** @description The chat was there before. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            /** @description The chat was created. */
            201: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["UserNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    getChat: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The chat as the caller sees it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ChatNotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    renameChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameChatRequest"];
            };
        };
        responses: {
            /** @description The chat as it is now. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["NotAGroup"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    addParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddParticipantRequest"];
            };
        };
        responses: {
            /** @description The chat as it is now. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ChatOrUserNotFound"];
            409: components["responses"]["NotAGroup"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    removeParticipant: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
                /** @example 0b6f9e0d5c1e4a7f9a3c2d1e0f4b5a69 */
                userId: components["parameters"]["UserId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user is not a member (any more). */
            204: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["NotAGroup"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    listOnlineUsers: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The members who are online. Others are not listed. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OnlineUserList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ChatNotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                /** @description Only messages with a smaller seq, the nearest ones. */
                before?: number;
                /** @description Only messages with a larger seq, the nearest ones. -1 begins at the very first. */
                after?: number;
                limit?: number;
            };
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The page. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ChatNotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    sendMessage: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Chosen by the client, one for each thing it wants done once; a UUID serves well. Optional, and recommended:
                 *     without it a resend after a lost answer happens twice.
                 * @example 7c9e6679-7425-40de-944b-e07fc1f90ae7
                 */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendMessageRequest"];
            };
        };
        responses: {
            /** @description A resend. This is the original message, with its id, seq and position. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description The message is in the log. */
            201: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    deleteMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58_4 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The message as it is now. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MessageNotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    editMessage: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58_4 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditMessageRequest"];
            };
        };
        responses: {
            /** @description The message as it is now. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["Forbidden"];
            404: components["responses"]["MessageNotFound"];
            /** @description The message was deleted; or others keep changing the chat at the same moment. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "message-deleted" | "conflict";
                    };
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    getMessageStatus: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58_4 */
                messageId: components["parameters"]["MessageId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The status for everybody together and for each other member. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageStatusReport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["MessageNotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    markRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 5d1f0c7a94b34c0e8f6f7d2a1b9c3e58 */
                chatId: components["parameters"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkReadRequest"];
            };
        };
        responses: {
            /** @description The mark is there or beyond. */
            204: {
                headers: {
                    /** @description Absent when the mark did not move. */
                    "Verbatim-Position"?: components["schemas"]["Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["ChatNotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    listBots: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    createBot: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBotRequest"];
            };
        };
        responses: {
            /** @description The bot exists. It has no token yet. */
            201: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            /** @description Somebody has this username (`username-taken`), or the caller has 20 bots (`limit-reached`). */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"] & {
                        /** @enum {unknown} */
                        code?: "username-taken" | "limit-reached" | "conflict";
                    };
                };
            };
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    deleteBot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bot is gone. */
            204: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    updateBot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateBotRequest"];
            };
        };
        responses: {
            /** @description The bot as it is now. */
            200: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Bot"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    listBotTokens: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description The answer shall include everything up to this position (the `Verbatim-Position` of a write).
                 * @example 43008
                 */
                "Verbatim-Min-Position"?: components["parameters"]["MinPosition"];
            };
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Those that were not revoked. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BotTokenList"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["NotFound"];
            503: components["responses"]["ReadUnavailable"];
        };
    };
    createBotToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBotTokenRequest"];
            };
        };
        responses: {
            /** @description The token, which serves from now on. */
            201: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IssuedBotToken"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["LimitReached"];
            413: components["responses"]["PayloadTooLarge"];
            415: components["responses"]["UnsupportedMediaType"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    revokeBotToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @example 3f1c9a7e5b2d4c60a8e4f7b1d9c2e6a5 */
                botId: components["parameters"]["BotId"];
                /** @example a4d1e7c39b5f4f02b6c8d0e2f4a6b8c0 */
                tokenId: components["parameters"]["TokenId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The token is void. */
            204: {
                headers: {
                    "Verbatim-Position": components["headers"]["Verbatim-Position"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["RateLimited"];
            503: components["responses"]["WriteUnavailable"];
        };
    };
    getJwks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A JSON Web Key Set (RFC 7517). */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JsonWebKeySet"];
                };
            };
        };
    };
    listProjections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Every projection of this server. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProjectionList"];
                };
            };
            401: components["responses"]["Unauthenticated"];
            403: components["responses"]["InsufficientScope"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                    "application/vnd.spring-boot.actuator.v3+json": components["schemas"]["Health"];
                };
            };
            /** @description It does not. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                    "application/vnd.spring-boot.actuator.v3+json": components["schemas"]["Health"];
                };
            };
        };
    };
}
